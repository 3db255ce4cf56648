"""The podcast: its page, its episodes' pages, its feed for podcast programs and its player.

An episode's guid is made of the podcast's own and the episode's number, so neither a renamed file nor a moved site
makes an old episode new. The sound is held to its told lengths; transcripts are kept as cues and read as paragraphs.
The scripts add to the browser's own player, and work on what is on the page already.
"""
