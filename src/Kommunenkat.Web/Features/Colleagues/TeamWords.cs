using Kommunenkat.App;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Colleagues;
using Kommunenkat.Survey.Questionnaires;
using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Features.Colleagues;

/// <summary>What the pages say alike of sections given and marked.</summary>
internal static class TeamWords
{
    /// <summary>"Nils Forsberg, Amina Warsame och Maja Lindgren".</summary>
    /// <param name="names">At least one.</param>
    public static string Names(IReadOnlyList<string> names, IStringLocalizer<ColleaguesTexts> texts) =>
        names.Count == 1 ? names[0] : texts["And", string.Join(", ", names.SkipLast(1)), names[^1]];

    /// <summary>The day has passed and nobody has said that the section is ready.</summary>
    public static bool IsOverdue(OpenedResponse opened, SectionAssignment assignment, DateOnly today) =>
        assignment.DueDay < today && opened.ReadyMarks.All(mark => mark.SectionKey != assignment.SectionKey);

    /// <summary>How many notes at the section's questions are not resolved.</summary>
    public static int OpenNotes(OpenedResponse opened, Section section) =>
        opened.Notes.Count(note => !note.IsResolved && section.Questions.Any(question => question.Key == note.QuestionKey));

    /// <summary>Why something that needs no more explanation did not happen.</summary>
    public static string Failed(FailureKind kind, IStringLocalizer<ColleaguesTexts> texts) => kind switch
    {
        FailureKind.Unavailable => texts["FailedUnavailable"],
        FailureKind.Conflict or FailureKind.NotFound or FailureKind.Invalid => texts["FailedConflict"],
    };
}
