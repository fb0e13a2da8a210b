using Bunit;
using Kommunenkat.App;
using Kommunenkat.App.Submitting;
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
    [InlineData(SaveState.Refused, "sv", "Inte sparat. Svaret kan inte ändras längre. Det du har skrivit finns kvar i den här webbläsaren.")]
    [InlineData(SaveState.Refused, "en", "Not saved. The response cannot be changed any more. What you have written is kept in this browser.")]
    [InlineData(SaveState.Clash, "sv", "Inte sparat. Välj ett av svaren.")]
    [InlineData(SaveState.Clash, "en", "Not saved. Choose one of the answers.")]
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
    [InlineData(SaveState.Refused, true)]
    [InlineData(SaveState.Clash, true)]
    public void Only_what_a_person_must_know_at_once_is_announced(SaveState state, bool announced)
    {
        Assert.Equal(announced ? "alert" : null, Show("sv", Field(state)).Find(".save-state").GetAttribute("role"));
    }

    [Theory]
    [InlineData(SaveState.Saving)]
    [InlineData(SaveState.Failed)]
    [InlineData(SaveState.Refused)]
    [InlineData(SaveState.Clash)]
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

    [Theory]
    [InlineData("sv", "Sparat 10:42 av Berit")]
    [InlineData("en", "Saved 10:42 by Berit")]
    public void Who_saved_is_named_where_it_was_somebody_else(string language, string words)
    {
        var editor = Edit();
        var stored = Saves.Answer("kontakt_namn", "Anna");
        editor.Merge(stored with { Answers = stored.Answers.ToDictionary(one => one.Key, one => one.Value with { ChangedAt = SavedBefore }) });
        Time.Advance(SavedBefore - Time.GetUtcNow());

        Assert.Equal(words, Words(Show(language, editor[Text]).Find(".save-state")));
    }

    [Theory]
    [InlineData("sv", "Inläst från fil 10:42")]
    [InlineData("en", "Read from a file 10:42")]
    public void What_came_in_a_file_was_saved_by_nobody(string language, string words)
    {
        var editor = Edit();
        var stored = Saves.Answer("kontakt_namn", "Anna");
        editor.Merge(stored with { Answers = stored.Answers.ToDictionary(one => one.Key, one => one.Value with { ChangedAt = SavedBefore, ChangedBy = SubmissionHead.ImportedBy }) });
        Time.Advance(SavedBefore - Time.GetUtcNow());

        Assert.Equal(words, Words(Show(language, editor[Text]).Find(".save-state")));
    }

    [Theory]
    [InlineData("sv", "Väntar på kontakt med servern. Det du har skrivit finns kvar i den här webbläsaren.")]
    [InlineData("en", "Waiting for the server. What you have written is kept in this browser.")]
    public void What_the_browser_says_when_the_server_cannot_is_there_from_the_start(string language, string words)
    {
        Assert.Equal(words, Words(Show(language, Field(SaveState.Saved)).Find(".save-kept--waiting")));
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
            SaveState.Refused => Failure.Conflict("submitted"),
            SaveState.Untouched or SaveState.Saved or SaveState.Saving or SaveState.Clash => null,
        };
        if (state == SaveState.Refused)
            Saves.Stored = Saves.Stored! with { CanEdit = false };
        if (state == SaveState.Clash)
            Saves.Answer(Choice.Key.Question, "no");
        if (state == SaveState.Saving)
            Saves.Hold();
        if (state != SaveState.Untouched)
            editor.Enter(Choice, "yes");
        Assert.Equal(state, editor[Choice].State);
        return editor[Choice];
    }

    private IRenderedComponent<SaveStateText> Show(string language, params AnswerField[] fields)
    {
        Speak(language);
        return Render<SaveStateText>(parameters => parameters.Add(p => p.Fields, fields).Add(p => p.OwnName, "Anna"));
    }
}
