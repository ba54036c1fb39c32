"""What a build did and found, for people and for programs."""
