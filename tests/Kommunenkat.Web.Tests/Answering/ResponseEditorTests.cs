using System.Globalization;
using Kommunenkat.App;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Testing;
using Kommunenkat.Web.Features.Answering;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static Kommunenkat.Web.Tests.Answering.Drafts;

namespace Kommunenkat.Web.Tests.Answering;

public sealed class ResponseEditorTests
{
    private readonly RecordedSaves _saves = new();
    private readonly ManualTime _time = new() { Now = SavedBefore.AddDays(1) };

    [Fact]
    public void A_chosen_option_is_saved_at_once_and_says_when()
    {
        var editor = Open();

        editor.Enter(Item("styrdokument_finns"), "yes");

        Assert.Equal(["yes"], _saves.Values);
        Assert.Equal(SaveState.Saved, editor[Item("styrdokument_finns")].State);
        Assert.Equal(RecordedSaves.SavedAt, editor[Item("styrdokument_finns")].SavedAt);
        Assert.False(editor[Item("styrdokument_finns")].IsUnsaved);
    }

    [Fact]
    public void Choosing_shows_the_questions_that_follow_from_it()
    {
        var editor = Open();
        Assert.False(editor.Shown.Shows(Item("kartlaggning_genomford").Question));

        editor.Enter(Item("styrdokument_finns"), "yes");

        Assert.True(editor.Shown.Shows(Item("kartlaggning_genomford").Question));
    }

    [Fact]
    public void An_invalid_text_stays_with_a_fault_and_the_last_valid_answer_stays_saved()
    {
        var editor = Open(("styrdokument_finns", "yes"), ("kartlaggning_genomford", "yes"), ("kartlaggning_ar", "2019"));

        editor.Enter(Item("kartlaggning_ar"), "i fjol");

        var field = editor[Item("kartlaggning_ar")];
        Assert.Equal("i fjol", field.Text);
        Assert.Equal(AnswerFaultKind.NotANumber, field.Fault!.Kind);
        Assert.Equal(new NumberAnswer(2019), field.Value);
        Assert.Equal(SaveState.Saved, field.State);
        Assert.Empty(_saves.Values);
    }

    [Fact]
    public void Emptying_a_field_takes_the_answer_away()
    {
        var editor = Open(("ovrigt", "Inget mer"));

        editor.Enter(Item("ovrigt"), " ");

        Assert.Equal([null], _saves.Values);
        Assert.Equal(1, Assert.Single(_saves.Changes).ExpectedVersion);
    }

    [Fact]
    public void Each_save_states_the_version_that_the_one_before_gave()
    {
        var editor = Open();

        editor.Enter(Item("styrdokument_finns"), "yes");
        editor.Enter(Item("styrdokument_finns"), "no");

        Assert.Equal([0, 1], _saves.Changes.Select(change => change.ExpectedVersion));
    }

    [Fact]
    public void What_changes_while_a_save_is_under_way_is_saved_after_it()
    {
        var editor = Open();
        _saves.Hold();

        editor.Enter(Item("styrdokument_finns"), "yes");
        editor.Enter(Item("styrdokument_finns"), "no");
        editor.Enter(Item("styrdokument_finns"), "dont_know");
        Assert.Equal(SaveState.Saving, editor[Item("styrdokument_finns")].State);
        _saves.Release();

        Assert.Equal(["yes", "dont_know"], _saves.Values);
        Assert.Equal(SaveState.Saved, editor[Item("styrdokument_finns")].State);
    }

    [Fact]
    public void A_database_that_cannot_take_it_is_tried_again_until_it_can()
    {
        var editor = Open();
        _saves.Failure = Failure.Unavailable("locked");

        editor.Enter(Item("styrdokument_finns"), "yes");
        Assert.Equal(SaveState.Failed, editor[Item("styrdokument_finns")].State);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(SaveState.Failed, editor[Item("styrdokument_finns")].State);
        _saves.Failure = null;
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(SaveState.Saved, editor[Item("styrdokument_finns")].State);
        Assert.Equal(3, _saves.Values.Count);
    }

    [Fact]
    public void A_newer_choice_replaces_the_one_that_could_not_be_saved()
    {
        var editor = Open();
        _saves.Failure = Failure.Unavailable("locked");

        editor.Enter(Item("styrdokument_finns"), "yes");
        editor.Enter(Item("styrdokument_finns"), "no");
        _saves.Failure = null;
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("no", _saves.Values[^1]);
        Assert.Equal(SaveState.Saved, editor[Item("styrdokument_finns")].State);
    }

    [Fact]
    public void What_cannot_be_changed_any_more_is_told_and_not_tried_again_until_it_can()
    {
        var editor = Open();
        _saves.Failure = Failure.Conflict("submitted");
        _saves.Stored = _saves.Stored! with { CanEdit = false };

        editor.Enter(Item("styrdokument_finns"), "yes");
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(SaveState.Refused, editor[Item("styrdokument_finns")].State);
        Assert.Single(_saves.Values);
        Assert.True(editor[Item("styrdokument_finns")].IsUnsaved);

        _saves.Failure = null;
        editor.Merge(_saves.Stored with { CanEdit = true, Version = 9 });
        Assert.Equal(SaveState.Saved, editor[Item("styrdokument_finns")].State);
    }

    [Fact]
    public void One_tick_too_many_stays_ticked_with_a_fault_and_is_not_saved()
    {
        var editor = Open();
        var item = Item("stodbehov_omraden");

        editor.Enter(item, "kartlaggning|styrdokument|metoder");
        editor.Enter(item, "kartlaggning|styrdokument|metoder|utbildning");

        Assert.Equal(4, editor[item].Ticked.Count);
        Assert.Equal(AnswerFaultKind.TooManySelected, editor[item].Fault!.Kind);
        Assert.Equal("kartlaggning|styrdokument|metoder", _saves.Values[^1]);

        editor.Enter(item, "styrdokument|metoder|utbildning");
        Assert.Equal("styrdokument|metoder|utbildning", _saves.Values[^1]);
        Assert.Null(editor[item].Fault);
    }

    [Fact]
    public void What_could_not_be_saved_is_tried_again_after_the_page_is_left()
    {
        var editor = Open();
        _saves.Failure = Failure.Unavailable("locked");

        editor.Enter(Item("ovrigt"), "Vi har");
        editor.Dispose();
        _saves.Failure = null;
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("Vi har", _saves.Values[^1]);
        Assert.Equal(SaveState.Saved, editor[Item("ovrigt")].State);
    }

    [Fact]
    public void Trying_after_the_page_is_gone_ends_some_time()
    {
        var editor = Open();
        _saves.Failure = Failure.Unavailable("locked");
        editor.Enter(Item("styrdokument_finns"), "yes");

        editor.Dispose();
        _time.Advance(ResponseEditor.PatienceAfterDispose + TimeSpan.FromMinutes(1));
        var tries = _saves.Changes.Count;
        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(tries, _saves.Changes.Count);
    }

    [Fact]
    public void Saved_numbers_and_dates_are_shown_as_they_are_typed()
    {
        var editor = Open(("styrdokument_finns", "yes"), ("styrdokument_beslutsdatum", "2024-05-17"), ("budget_avsatt", "permanent"), ("budget_belopp", "250000"));

        Assert.Equal("250000", editor[Item("budget_belopp")].Text);
        Assert.Equal("2024-05-17", editor[Item("styrdokument_beslutsdatum")].Text);
    }

    private ResponseEditor Open(params (string Question, string Value)[] answers) =>
        new(_saves.Stored = Opened(answers), _saves.Actions, "Anna", _time, CultureInfo.GetCultureInfo("sv-SE"), NullLogger.Instance);
}
