"""Full text: what of a post is indexed, cut into tokens by worker processes."""
