using Bunit;
using Kommunenkat.App;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Web.Features.Answering;
using Xunit;
using static Kommunenkat.Web.Tests.Answering.Drafts;

namespace Kommunenkat.Web.Tests.Answering;

public sealed class SaveStateTextTests : AnsweringContext
{
    private static readonly Item Choice = Item("styrdokument_finns");
    private static readonly Item Text = Item("kontakt_namn");

    [Theory]
    [InlineData(SaveState.Untouched, "sv", "")]
    [InlineData(SaveState.Untouched, "en", "")]
    [InlineData(SaveState.Saved, "sv", "Sparat 2025-03-02 11:00")]
    [InlineData(SaveState.Saved, "en", "Saved 02/03/2025 11:00")]
    [InlineData(SaveState.Saving, "sv", "Sparar …")]
    [InlineData(SaveState.Saving, "en", "Saving …")]
    [InlineData(SaveState.Failed, "sv", "Inte sparat. Vi försöker igen av oss själva; låt sidan vara öppen.")]
    [InlineData(SaveState.Failed, "en", "Not saved. We keep trying; leave this page open.")]
    [InlineData(SaveState.Conflict, "sv", "Inte sparat. Någon annan har ändrat svaret, eller så är det inskickat. Kopiera det du skrivit och läs in sidan på nytt. Läs in på nytt")]
    [InlineData(SaveState.Conflict, "en", "Not saved. Somebody else has changed the answer, or the response has been submitted. Copy what you wrote and reload the page. Reload")]
    public void Every_state_is_said_in_words(SaveState state, string language, string words)
    {
        Time.Advance(TimeSpan.FromDays(7));

        var cut = Show(language, Field(state));

        Assert.Equal(words, string.Join("", cut.FindAll(".save-state").Select(Words)));
        Assert.Equal(state != SaveState.Untouched, cut.FindAll($"[data-save-state={state.ToString().ToLowerInvariant()}]").Count == 1);
    }

    [Theory]
    [InlineData("sv", "Sparat 10:42")]
    [InlineData("en", "Saved 10:42")]
    public void What_was_saved_today_says_the_time_alone_and_in_Sweden(string language, string words)
    {
        Time.Advance(SavedBefore - Time.GetUtcNow());

        Assert.Equal(words, Words(Show(language, Edit(("kontakt_namn", "Anna"))[Text]).Find(".save-state")));
    }

    [Theory]
    [InlineData(SaveState.Saved, false)]
    [InlineData(SaveState.Saving, false)]
    [InlineData(SaveState.Failed, true)]
    [InlineData(SaveState.Conflict, true)]
    public void Only_what_a_person_must_know_at_once_is_announced(SaveState state, bool announced)
    {
        Assert.Equal(announced ? "alert" : null, Show("sv", Field(state)).Find(".save-state").GetAttribute("role"));
    }

    [Theory]
    [InlineData(SaveState.Saving)]
    [InlineData(SaveState.Failed)]
    [InlineData(SaveState.Conflict)]
    public void It_never_says_saved_while_any_is_not(SaveState other)
    {
        var saved = Edit(("kontakt_namn", "Anna"))[Text];

        Assert.Equal(other.ToString().ToLowerInvariant(), Show("sv", saved, Field(other)).Find(".save-state").GetAttribute("data-save-state"));
        Assert.Equal(other.ToString().ToLowerInvariant(), Show("sv", Field(other), saved).Find(".save-state").GetAttribute("data-save-state"));
    }

    [Fact]
    public void A_row_that_nobody_has_answered_does_not_hide_that_the_others_are_saved()
    {
        Assert.Equal("saved", Show("sv", Field(SaveState.Saved), Field(SaveState.Untouched)).Find(".save-state").GetAttribute("data-save-state"));
    }

    [Fact]
    public void It_does_not_say_saved_while_somebody_types()
    {
        var editor = Edit(("kontakt_namn", "Anna"));

        editor.Type(Text, "Anna B");

        Assert.Equal("saving", Show("sv", editor[Text]).Find(".save-state").GetAttribute("data-save-state"));
    }

    [Fact]
    public void It_does_not_say_saved_of_a_text_with_a_fault()
    {
        var editor = Edit(("kontakt_epost", "anna@ale.se"));

        editor.Enter(Item("kontakt_epost"), "anna@");

        Assert.Empty(Show("sv", editor[Item("kontakt_epost")]).FindAll(".save-state"));
    }

    /// <summary>A field that has come into the state as a person would bring it there.</summary>
    private AnswerField Field(SaveState state)
    {
        var editor = Edit();
        Saves.Failure = state switch
        {
            SaveState.Failed => Failure.Unavailable("locked"),
            SaveState.Conflict => Failure.Conflict("changed"),
            SaveState.Untouched or SaveState.Saved or SaveState.Saving => null,
        };
        if (state == SaveState.Saving)
            Saves.Hold();
        if (state != SaveState.Untouched)
            editor.Choose(Choice, "yes");
        Assert.Equal(state, editor[Choice].State);
        return editor[Choice];
    }

    private IRenderedComponent<SaveStateText> Show(string language, params AnswerField[] fields)
    {
        Speak(language);
        return Render<SaveStateText>(parameters => parameters.Add(p => p.Fields, fields));
    }
}
