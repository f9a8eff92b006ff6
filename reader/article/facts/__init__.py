"""What an article says of itself: source, medium, digest, author, credits."""
