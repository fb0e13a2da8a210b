using Bunit;
using Kommunenkat.App;
using Kommunenkat.App.Colleagues;
using Kommunenkat.Web.Features.Colleagues;
using Kommunenkat.Web.Tests.Answering;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Kommunenkat.Web.Tests.Answering.Drafts;
using static Kommunenkat.Web.Tests.Colleagues.Team;

namespace Kommunenkat.Web.Tests.Colleagues;

public sealed class QuestionNotesTests : AnsweringContext
{
    private readonly List<string> _written = [];
    private readonly List<Guid> _resolved = [];

    [Theory]
    [InlineData("sv", "Anteckningar (2) till fråga 1.1")]
    [InlineData("en", "Notes (2) on question 1.1")]
    public void What_is_not_resolved_is_counted_in_the_heading(string language, string heading)
    {
        var cut = Show(language, [Note("kontakt_namn", "Ett"), Note("kontakt_namn", "Två", isResolved: true), Note("kontakt_namn", "Tre")]);

        Assert.Equal(heading, Words(cut.Find("summary")));
        Assert.False(cut.Find("details").HasAttribute("open"));
    }

    [Fact]
    public void With_everything_resolved_there_is_no_count()
    {
        Assert.Equal("Anteckningar till fråga 1.1", Words(Show("sv", [Note("kontakt_namn", "Ett", isResolved: true)]).Find("summary")));
    }

    [Fact]
    public void The_list_is_open_for_who_comes_by_a_link_to_one_of_its_notes()
    {
        var note = Note("kontakt_namn", "Ny fråga");
        Services.GetRequiredService<NavigationManager>().NavigateTo(ColleaguesRoutes.Note("2025", "1440", "bakgrund", "kontakt_namn", note.Id));

        Assert.True(Show("sv", [note]).Find("details").HasAttribute("open"));
        Assert.False(Show("sv", [Note("kontakt_namn", "En annan")]).Find("details").HasAttribute("open"));
    }

    [Fact]
    public void Each_note_says_who_and_when_and_the_resolved_ones_stand_last_and_stay_readable()
    {
        var cut = Show("sv", [Note("kontakt_namn", "Gammal fråga", isResolved: true), Note("kontakt_namn", "Ny fråga")]);

        var notes = cut.FindAll("li");
        Assert.Equal(["Ny fråga", "Gammal fråga"], notes.Select(note => Words(note.QuerySelector(".note-text")!)));
        Assert.StartsWith("Nils Forsberg, 2025-03-01 10:42", Words(notes[0].QuerySelector(".note-by")!), StringComparison.Ordinal);
        Assert.EndsWith("✓ Löst av Amina Warsame, 2025-03-01 11:42", Words(notes[1].QuerySelector(".note-by")!), StringComparison.Ordinal);
        Assert.Null(notes[1].QuerySelector("button"));
    }

    [Fact]
    public void A_note_is_resolved_by_a_button_that_says_whose_it_is()
    {
        var note = Note("kontakt_namn", "Ny fråga");
        var cut = Show("sv", [note]);

        var button = cut.Find(".note-resolve");
        button.Click();

        Assert.Equal("Markera som löst: anteckning av Nils Forsberg, 2025-03-01 10:42", button.GetAttribute("aria-label"));
        Assert.Equal([note.Id], _resolved);
    }

    [Fact]
    public void What_was_written_is_handed_over_and_taken_out_of_its_box_which_a_crash_does_not_empty()
    {
        var cut = Show("sv", []);
        Assert.Equal("note:kontakt_namn", cut.Find("textarea").GetAttribute("data-keep"));
        Assert.Equal(cut.Find("textarea").Id, cut.Find("label").GetAttribute("for"));

        cut.Find("textarea").Input("Vem ska stå här?");
        cut.Find(".note-new button").Click();

        Assert.Equal(["Vem ska stå här?"], _written);
        Assert.Equal("", cut.Find("textarea").GetAttribute("value"));
    }

    [Theory]
    [InlineData(FailureKind.Unavailable, "Databasen svarar inte")]
    [InlineData(FailureKind.Invalid, "Anteckningen är inte sparad. Skriv 1 till 1000 tecken.")]
    [InlineData(FailureKind.Conflict, "Det gick inte.")]
    public void What_could_not_be_written_stays_in_its_box_with_the_reason(FailureKind kind, string reason)
    {
        var cut = Show("sv", [], failure: new Failure(kind, ["why"]));
        cut.Find("textarea").Input("Vem ska stå här?");

        cut.Find(".note-new button").Click();

        Assert.Equal("Vem ska stå här?", cut.Find("textarea").GetAttribute("value"));
        Assert.StartsWith(reason, Words(cut.Find("[role=alert]")), StringComparison.Ordinal);
        Assert.Contains(cut.Find("[role=alert]").ParentElement!.Id!, cut.Find("textarea").GetAttribute("aria-describedby")!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_too_long_says_by_how_much()
    {
        var cut = Show("sv", []);

        cut.Find("textarea").Input(string.Concat(Enumerable.Repeat("😀", 1003)));

        Assert.Equal("3 tecken för mycket", Words(cut.Find(".question-fault")));
    }

    [Fact]
    public void Who_may_not_write_reads_notes_and_where_there_are_none_nothing()
    {
        var cut = Show("sv", [Note("kontakt_namn", "Ny fråga")], canWrite: false);
        Assert.Single(cut.FindAll("li"));
        Assert.Empty(cut.FindAll("textarea, button"));

        Assert.Equal("", Show("sv", [], canWrite: false).Markup.Trim());
    }

    private IRenderedComponent<QuestionNotes> Show(
        string language, IReadOnlyList<QuestionNote> notes, bool canWrite = true, Failure? failure = null)
    {
        Speak(language);
        return Render<QuestionNotes>(parameters => parameters
            .Add(p => p.Question, Question("kontakt_namn"))
            .Add(p => p.Notes, notes)
            .Add(p => p.CanWrite, canWrite)
            .Add(p => p.Failure, failure)
            .Add(p => p.OnWrite, _written.Add)
            .Add(p => p.OnResolve, _resolved.Add));
    }
}
