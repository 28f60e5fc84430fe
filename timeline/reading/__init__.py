"""What readers are shown, worked out from published events before any template sees it. Writes nothing."""
