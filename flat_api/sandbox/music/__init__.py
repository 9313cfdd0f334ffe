"""What the server knows about music: reading, changing and writing MusicXML."""
