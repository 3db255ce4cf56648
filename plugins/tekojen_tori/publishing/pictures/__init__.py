"""Pictures and sounds as the site shows them: drawn anew, in the sizes of pages."""
