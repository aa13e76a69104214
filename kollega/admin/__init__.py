"""The web editor: Decap CMS, set up for a site's stories. It is no part of a build; whoever wants it makes it and says where.

`decap` gets the editor and holds it against its sum, `config` sets it up from the questions and the schema, `page` writes
the folder.
"""
