"""The place of the list of sources in the PDF: in its own chapter."""

from sphinx.addnodes import start_of_file
from sphinx.builders.latex.nodes import thebibliography
from sphinx.transforms.post_transforms import SphinxPostTransform

PAGE = "book/appendix/bibliography"


class BibliographyInItsChapter(SphinxPostTransform):
    """Put the list into its chapter: Sphinx gathers it at the end of the book."""

    default_priority = 760  # after Sphinx's BibliographyTransform
    formats = ("latex",)

    def run(self, **_) -> None:
        """Move the list, if the book has the chapter."""
        chapters = [
            part
            for part in self.document.findall(start_of_file)
            if part["docname"] == PAGE
        ]
        for sources in list(self.document.findall(thebibliography)):
            if chapters:
                sources.parent.remove(sources)
                chapters[0] += sources
