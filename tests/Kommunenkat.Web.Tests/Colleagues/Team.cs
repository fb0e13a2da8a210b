using Kommunenkat.App.Answering;
using Kommunenkat.App.Colleagues;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Web.Tests.Answering;

namespace Kommunenkat.Web.Tests.Colleagues;

/// <summary>What colleagues have given, marked and written at a draft of Ale's, on the day before the pages look at it.</summary>
internal static class Team
{
    public static readonly DateTimeOffset Before = Drafts.SavedBefore;

    public static Section Section(string key) => Drafts.Questionnaire2025.FindSection(key)!;

    public static SectionAssignment Given(string section, string person, int? dueInDays = null, string? message = null, bool isMine = false) => new(
        section, Guid.CreateVersion7(), person, dueInDays is { } days ? DateOnly.FromDateTime(Before.DateTime).AddDays(days) : null,
        message, "Maja Lindgren", Before, isMine);

    public static ReadyMark Marked(string section, bool changedSince = false) => new(section, "Nils Forsberg", Before, changedSince);

    public static QuestionNote Note(string question, string text, bool isResolved = false) => new(
        Guid.CreateVersion7(), question, text, "Nils Forsberg", Before, isResolved ? Before.AddHours(1) : null, isResolved ? "Amina Warsame" : null);

    /// <summary>As a contributor opens it who may change these sections.</summary>
    public static OpenedResponse For(params string[] editable) => Drafts.Opened() with
    {
        CanEdit = editable.Length > 0,
        EditableSections = editable.ToHashSet(),
        IsForGivenSections = true,
    };
}
