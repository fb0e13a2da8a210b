using System.Globalization;
using Kommunenkat.App;
using Kommunenkat.App.Answering;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Kommunenkat.Web.Features.Answering;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static Kommunenkat.Web.Tests.Answering.Drafts;

namespace Kommunenkat.Web.Tests.Answering;

/// <summary>A form at which somebody works while colleagues, and the same person's earlier pages, change the same response.</summary>
public sealed class ClashTests
{
    private static readonly Item Name = Item("kontakt_namn");

    private readonly RecordedSaves _saves = new();
    private readonly ManualTime _time = new() { Now = SavedBefore.AddDays(1) };

    [Fact]
    public void What_a_colleague_saves_is_shown_with_their_name()
    {
        var editor = Open();

        editor.Merge(_saves.Answer("styrdokument_finns", "yes"));

        var field = editor[Item("styrdokument_finns")];
        Assert.Equal(("yes", "Berit", 1, SaveState.Saved), (field.Text, field.SavedBy, field.Version, field.State));
        Assert.True(editor.Shown.Shows(Item("kartlaggning_genomford").Question));
    }

    [Fact]
    public void Nothing_unsaved_is_written_over()
    {
        var editor = Open();
        _saves.Failure = Failure.Unavailable("locked");
        editor.Enter(Name, "Anna A");
        editor.Enter(Item("kontakt_epost"), "anna@");

        _saves.Answer("kontakt_epost", "berit@ale.se");
        editor.Merge(_saves.Answer("kontakt_namn", "Berit B"));

        Assert.Equal("Anna A", editor[Name].Text);
        Assert.Equal("anna@", editor[Item("kontakt_epost")].Text);
    }

    [Fact]
    public void Two_who_answer_from_the_same_version_clash_and_both_answers_are_there()
    {
        var editor = OpenInClash();

        Assert.Equal(("Anna A", new TextAnswer("Berit B"), "Berit"), (editor[Name].Text, editor[Name].Other!.Value, editor[Name].Other!.ChangedBy));
        Assert.Equal(new TextAnswer("Berit B"), _saves.Stored!.Draft[Name.Key]);
    }

    [Fact]
    public async Task One_s_own_answer_is_kept_by_one_choice_which_names_what_it_was_chosen_over()
    {
        var editor = OpenInClash();

        await editor.ChooseAsync(editor[Name], ClashChoice.Own);

        var choice = Assert.Single(_saves.Choices);
        Assert.Equal((ClashChoice.Own, 1), (choice.Choice, choice.Own.ExpectedVersion));
        Assert.Equal(new TextAnswer("Anna A"), _saves.Stored!.Draft[Name.Key]);
        Assert.Equal((SaveState.Saved, "Anna", null), (editor[Name].State, editor[Name].SavedBy, editor[Name].Other));
    }

    [Fact]
    public async Task The_colleague_s_answer_is_taken_by_one_choice_which_tells_what_was_chosen_away()
    {
        var editor = OpenInClash();

        await editor.ChooseAsync(editor[Name], ClashChoice.Other);

        Assert.Equal((ClashChoice.Other, new TextAnswer("Anna A")), (_saves.Choices[0].Choice, _saves.Choices[0].Own.Value));
        Assert.Equal(("Berit B", SaveState.Saved, "Berit", 1), (editor[Name].Text, editor[Name].State, editor[Name].SavedBy, editor[Name].Version));
    }

    [Fact]
    public async Task A_choice_over_an_answer_that_has_changed_again_is_asked_anew()
    {
        var editor = OpenInClash();
        _saves.Answer("kontakt_namn", "Berit C");

        await editor.ChooseAsync(editor[Name], ClashChoice.Own);

        Assert.Empty(_saves.Choices);
        Assert.Equal((SaveState.Clash, new TextAnswer("Berit C")), (editor[Name].State, editor[Name].Other!.Value));
        Assert.Equal(new TextAnswer("Berit C"), _saves.Stored!.Draft[Name.Key]);
    }

    [Fact]
    public async Task A_choice_that_cannot_be_stored_says_so_and_can_be_made_again()
    {
        var editor = OpenInClash();
        _saves.Failure = Failure.Unavailable("locked");

        await editor.ChooseAsync(editor[Name], ClashChoice.Own);
        Assert.Equal((SaveState.Clash, true), (editor[Name].State, editor[Name].IsChoiceFailed));
        _saves.Failure = null;
        await editor.ChooseAsync(editor[Name], ClashChoice.Own);

        Assert.Equal((SaveState.Saved, false), (editor[Name].State, editor[Name].IsChoiceFailed));
    }

    [Fact]
    public void Who_types_the_colleague_s_answer_has_settled_it()
    {
        var editor = OpenInClash();

        editor.Take(Name.Key, "Berit B", 0, 2, []);

        Assert.Equal((SaveState.Saved, "Berit"), (editor[Name].State, editor[Name].SavedBy));
    }

    [Fact]
    public void Two_who_answer_alike_do_not_clash()
    {
        var editor = Open();
        _saves.Answer("styrdokument_finns", "yes");

        editor.Take(Item("styrdokument_finns").Key, "yes", 0, 1, []);

        Assert.Equal(SaveState.Saved, editor[Item("styrdokument_finns")].State);
        Assert.Equal(1, _saves.Stored!.Answers[Item("styrdokument_finns").Key].Version);
    }

    [Fact]
    public void Who_began_before_a_colleague_s_change_reached_them_does_not_overwrite_it()
    {
        var editor = Open();
        editor.Merge(_saves.Answer("kontakt_namn", "Berit B"));

        editor.Take(Name.Key, "Anna A", madeFrom: 0, number: 1, sent: []);

        Assert.Equal(SaveState.Clash, editor[Name].State);
        Assert.Equal(new TextAnswer("Berit B"), _saves.Stored!.Draft[Name.Key]);
    }

    [Fact]
    public void Who_goes_on_typing_while_their_own_text_is_saved_clashes_with_nobody()
    {
        var editor = Open();

        editor.Take(Name.Key, "An", 0, 1, ["An"]);
        editor.Take(Name.Key, "Anna", 0, 2, ["An", "Anna"]);
        editor.Take(Name.Key, "Anna A", 1, 3, ["Anna A"]);

        Assert.Equal((SaveState.Saved, 3), (editor[Name].State, editor[Name].Version));
    }

    [Fact]
    public void What_was_taken_is_not_taken_again()
    {
        var editor = Open();
        editor.Take(Name.Key, "Anna", 0, 2, []);

        editor.Take(Name.Key, "An", 0, 1, []);
        editor.Take(Name.Key, "Anna", 0, 2, []);

        Assert.Equal(["Anna"], _saves.Values);
        Assert.Equal(2, editor[Name].Taken);
    }

    [Fact]
    public void A_text_kept_through_a_crash_goes_on_from_what_the_same_browser_had_sent()
    {
        _saves.Stored = Opened();
        _saves.Answer("kontakt_namn", "Anna", by: "Anna"); // stored, and the server died before it could say so
        var editor = OpenAgain();

        editor.Take(Name.Key, "Anna A", madeFrom: 0, number: 1, sent: ["An", "Anna"]);

        Assert.Equal((SaveState.Saved, 2), (editor[Name].State, editor[Name].Version));
    }

    [Theory]
    [InlineData("Anna", "Annika")]
    [InlineData("Berit", "Anna")]
    public void A_text_kept_through_a_crash_clashes_with_what_others_or_other_pages_have_saved(string by, string stored)
    {
        _saves.Stored = Opened();
        _saves.Answer("kontakt_namn", stored, by);
        var editor = OpenAgain();

        editor.Take(Name.Key, "Anna A", madeFrom: 0, number: 1, sent: ["Anna"]);

        Assert.Equal(SaveState.Clash, editor[Name].State);
    }

    [Fact]
    public void An_item_that_the_questionnaire_does_not_have_is_left_alone()
    {
        var editor = Open();

        editor.Take(new ItemKey("nosuch"), "x", 0, 1, []);

        Assert.Empty(_saves.Values);
    }

    [Fact]
    public void What_is_taken_for_a_question_that_is_not_on_the_page_can_be_told()
    {
        var editor = Open();

        editor.Take(Name.Key, "Anna", 0, 1, []);
        editor.Take(Item("ovrigt").Key, "Hej", 0, 2, []);

        Assert.Equal([Item("ovrigt")], editor.TakenElsewhere(Questionnaire2025.Sections[0]).Select(field => field.Item));
    }

    private ResponseEditor Open()
    {
        _saves.Stored = Opened();
        return OpenAgain();
    }

    private ResponseEditor OpenAgain() =>
        new(_saves.Stored!, _saves.Actions, "Anna", _time, CultureInfo.GetCultureInfo("sv-SE"), NullLogger.Instance);

    /// <summary>Anna has typed into a field that Berit had saved a moment before.</summary>
    private ResponseEditor OpenInClash()
    {
        var editor = Open();
        _saves.Answer("kontakt_namn", "Berit B");
        editor.Take(Name.Key, "Anna A", 0, 1, ["Anna A"]);
        Assert.Equal(SaveState.Clash, editor[Name].State);
        return editor;
    }
}
