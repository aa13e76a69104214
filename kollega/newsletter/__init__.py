"""The newsletter for colleagues: what is new in a range of days, as mail, for chats, and as a feed."""
