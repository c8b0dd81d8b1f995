"""What leaves the library as files, and comes back: names for downloads, ZIPs streamed out, ZIPs read in."""
