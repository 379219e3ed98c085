"""The sample's past: what its registers held on earlier days, as git repositories (see README.md here)."""
