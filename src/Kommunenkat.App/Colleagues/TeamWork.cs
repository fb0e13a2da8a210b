using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Colleagues;

/// <summary>What colleagues have given, marked and written at a response, and what of it one of them may change.</summary>
internal sealed record TeamWork(
    IReadOnlyList<SectionAssignment> Assignments,
    IReadOnlyList<ReadyMark> ReadyMarks,
    IReadOnlyList<QuestionNote> Notes,
    IReadOnlySet<string> EditableSections)
{
    /// <summary>Reads it in three statements, whatever the size of the team.</summary>
    /// <param name="answers">All of the response.</param>
    public static async Task<TeamWork> LoadAsync(DbSession session, Actor actor, LoadedResponse loaded, IReadOnlyList<AnswerRow> answers)
    {
        var assignments = await AssignmentStore.OfResponseAsync(session, loaded.Row.Id);
        var marks = await ReadyStore.OfResponseAsync(session, loaded.Row.Id);
        var notes = await NoteStore.OfResponseAsync(session, loaded.Row.Id);
        return new TeamWork(
            [.. assignments.Select(row => new SectionAssignment(
                row.SectionKey, row.PersonId, row.PersonName, row.DueDay, row.Message, row.AssignedBy, row.AssignedAt, row.PersonId == actor.PersonId))],
            [.. marks.Select(row => new ReadyMark(
                row.SectionKey, row.ReadyBy, row.ReadyAt, LastChange(loaded.Questionnaire, row.SectionKey, answers) > row.ReadyAt))],
            [.. notes.Select(row => new QuestionNote(
                row.Id, row.QuestionKey, row.Text, row.WrittenBy, row.WrittenAt, row.ResolvedAt, row.ResolvedBy))],
            Colleagues.EditableSections.Of(actor, loaded.Municipality.Code, loaded.Questionnaire, assignments));
    }

    /// <returns>Null where nothing in the section was ever answered.</returns>
    private static DateTimeOffset? LastChange(Questionnaire questionnaire, string sectionKey, IReadOnlyList<AnswerRow> answers)
    {
        var questions = questionnaire.FindSection(sectionKey)?.Questions.Select(question => question.Key).ToHashSet() ?? [];
        return answers.Where(row => questions.Contains(row.QuestionKey)).Max(row => (DateTimeOffset?)row.ChangedAt);
    }
}
