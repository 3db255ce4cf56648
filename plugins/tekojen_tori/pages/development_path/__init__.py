"""The development path and the tools: phases with what shows them, if a content folder has them.

The script keeps a reader's ticks in the browser.
"""
