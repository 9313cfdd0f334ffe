"""Side-by-side measurements of the client, of the bare libraries below it, and of the published clients."""
