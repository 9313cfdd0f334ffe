"""From text to nodes that know where they stand, and everything that finds one."""
