"""Who is named: from mention to mention, and what the reader says of an actor."""

from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.geometry import Offset

from core.errors import NewscastError
from tui.following import follow_or_not
from tui.keys.binding import key
from tui.messages import ActorFound, Corrected, Failed, Judged, NamingFound
from tui.reader.opening import Opening
from tui.widgets.article_view import ArticleView
from tui.widgets.cast_pane import CastPane


class Actors(Opening):
    """Walks along the mentions and corrects the actors."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "right_square_bracket",
            "mention(1)",
            "next-mention",
            "Mention",
            "Go to the next mention of the chosen actor",
            shown=True,
        ),
        key(
            "left_square_bracket",
            "mention(-1)",
            "previous-mention",
            "Mention back",
            "Go to the previous mention of the chosen actor",
        ),
        key(
            "right_curly_bracket",
            "any_mention(1)",
            "next-any-mention",
            "Any actor",
            "Go to the next mention of any actor",
        ),
        key(
            "left_curly_bracket",
            "any_mention(-1)",
            "previous-any-mention",
            "Any actor back",
            "Go to the previous mention of any actor",
        ),
        key("s", "sources", "sources", "Sources", "List who only reported the article, or not"),
        key("c", "correct('menu')", "correct", "Correct", "Correct an actor", shown=True),
        key("equals_sign", "correct('merge')", "merge", "Merge", "Merge the actor into another"),
        key("tilde", "correct('retype')", "retype", "Kind", "Change the actor's kind"),
        key("minus", "correct('hide')", "hide", "Hide", "Hide the actor everywhere"),
        key("P", "peek", "peek", "Peek", "Say who the actor is, beside the text"),
        key("plus", "follow", "follow", "Follow", "Make the actor a source, or no more"),
        key("C", "correct('suggest')", "suggestions", "Suggestions", "Judge pairs that may be one"),
    ]

    @on(CastPane.ActorChosen)
    @on(ArticleView.ActorChosen)
    def _choose(self, event: CastPane.ActorChosen | ArticleView.ActorChosen) -> None:
        self._view.choose(event.actor_id)
        if isinstance(event, CastPane.ActorChosen):
            self._step_mention(1)

    def action_mention(self, step: int) -> None:
        """Goes to a mention of the chosen actor; the cast's first where none is chosen."""
        if self._view.chosen is None:
            here = self._view.current_actor or self._cast.highlighted_id
            actor = here or self._cast.first_id
            if actor is None:
                return
            self._view.choose(actor)
        self._step_mention(step)

    def action_any_mention(self, step: int) -> None:
        """Goes to the next mention of whatever actor."""
        self._view.choose(None)
        self._step_mention(step)

    def _step_mention(self, step: int) -> None:
        if not self._view.next_mention(step):
            if self._view.chosen is None or self._wanted is None:
                self._say("No further mention in this article")
            else:
                self._find_naming(self._view.chosen, self._wanted, step)
        if self.has_class("-narrow"):
            self._panes.go("article")

    @work(thread=True, exclusive=True, group="naming", exit_on_error=False)
    def _find_naming(self, actor_id: int, article_id: int, step: int) -> None:
        """Says which article names the actor next, older (1) or newer (-1) than this one."""
        library = self._writer.library
        if library is None:
            return
        try:
            found = library.next_naming(actor_id, article_id, step)
        except NewscastError as error:
            self.post_message(Failed(str(error)))
        else:
            self.post_message(NamingFound(actor_id, found, step))

    def on_naming_found(self, message: NamingFound) -> None:
        """Goes on to the actor's first mention there, or going back to its last."""
        actor_id, step = message.actor_id, message.step
        if self._view.chosen != actor_id:
            return
        if message.article_id is None:
            self._say(f"No {'older' if step > 0 else 'newer'} article names the actor")
            return

        def arrive() -> None:
            self._view.choose(actor_id)
            self._view.first_mention(actor_id, last=step < 0)

        if message.article_id in self._list.ids:
            self._list.go_to(message.article_id)
        self.open_article(message.article_id, then=arrive)

    def action_peek(self) -> None:
        """Shows who the actor at hand is, beside the text; away again by the same key."""
        if self._peek.is_open:
            self._peek.close()
        elif (actor_id := self._actor_at_hand) is not None:
            self._look_up(actor_id)

    @work(thread=True, exclusive=True, group="peek", exit_on_error=False)
    def _look_up(self, actor_id: int) -> None:
        library = self._writer.library
        if library is None:
            return
        try:
            found = ActorFound(library.actor(actor_id), library.companions(actor_id, 5))
        except NewscastError as error:
            self.post_message(Failed(str(error)))
        else:
            self.post_message(found)

    def on_actor_found(self, message: ActorFound) -> None:
        """Shows the actor beside its mention or its line, unless the reader has moved on."""
        if message.actor.id != self._actor_at_hand or self.app.screen is not self:
            return
        self._peek.open(message.actor, message.companions, self._place_at_hand)

    @property
    def _place_at_hand(self) -> Offset:
        """The cell of the screen where the actor at hand stands."""
        if isinstance(self.focused, CastPane):
            region = self._cast.region
            line = (self._cast.highlighted or 0) - self._cast.scroll_offset.y
            return Offset(region.x, region.y + line)
        anchor, region = self._view.mention_anchor, self._view.region
        return Offset(region.x + anchor[0], region.y + anchor[1]) if anchor else region.offset

    def action_follow(self) -> None:
        """Follows the actor at hand, a source of its own since, or no more."""
        actor_id = self._actor_at_hand
        if actor_id is None:
            self._say("Choose an actor first")
            return
        self._undo.do(follow_or_not(actor_id))

    @on(CastPane.ActorHighlighted)
    def _leave_peek(self) -> None:
        self._peek.close()

    @on(ArticleView.MentionMoved)
    def _say_position(self, event: ArticleView.MentionMoved) -> None:
        self._peek.close()
        number, count = event.position
        self._status.mention = f"{event.mention.actor} {number} of {count}"

    def action_sources(self) -> None:
        """Lists who only reported the article under the cast, or leaves them out."""
        if not self._cast.toggle_sources():
            self._say("No sources here")

    # --- correcting ---

    @work(exclusive=True, group="correct", exit_on_error=False)
    async def action_correct(self, name: str) -> None:
        """Corrects the actor at hand in the way of this name, or asks for the way."""
        await self._correcting.run(name, self._actor_at_hand)

    @property
    def _actor_at_hand(self) -> int | None:
        """Whom a key means: the cast's from its pane, else the one that is walked over."""
        in_cast = self._cast.highlighted_id if isinstance(self.focused, CastPane) else None
        return in_cast or self._view.current_actor or self._view.chosen or self._cast.highlighted_id

    def on_judged(self, _message: Judged) -> None:
        """Shows which suggestions are left."""
        self._correcting.renew_suggestions()

    def on_corrected(self, message: Corrected) -> None:
        """Says what was corrected and shows it in every pane."""
        from tui.correcting import hidden, succession

        self._correcting.say(message)
        if (actor_id := hidden(message)) is not None:
            self._cast.leave(actor_id)
            if self._view.chosen == actor_id:
                self._view.choose(None)
        for old, new in succession(message):
            self._cast.become(old, new)
            self._view.become(old, new)
        if self._wanted is not None:
            self._load(self._wanted)
        self._list_pane.reload_soon()
