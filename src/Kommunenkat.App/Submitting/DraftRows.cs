using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.Survey.Answers;

namespace Kommunenkat.App.Submitting;

/// <summary>The answers of a draft, wherever they are stored.</summary>
internal static class DraftRows
{
    /// <summary>
    /// A draft in which nobody has ever written is what was submitted without one, as by an import: else the municipality's own pages would
    /// say that it has not answered, and whoever corrects one answer would take all others away. Nothing is written by reading.
    /// </summary>
    /// <returns>One of each answer, also of those that were taken away.</returns>
    public static async Task<IReadOnlyList<AnswerRow>> OfAsync(DbSession session, LoadedResponse loaded)
    {
        var written = await AnswerStore.OfResponseAsync(session, loaded.Row.Id);
        return written.Count > 0 ? written : await SubmittedAsync(session, loaded);
    }

    /// <summary>Writes down what the draft of a response without one is, so that it can be changed from here on.</summary>
    public static async Task WriteAsync(DbSession session, LoadedResponse loaded)
    {
        if ((await AnswerStore.OfResponseAsync(session, loaded.Row.Id)).Count > 0)
            return;
        var rows = await SubmittedAsync(session, loaded);
        await AnswerStore.InsertManyAsync(session, rows);
        await AnswerStore.InsertFirstChangesAsync(session, rows);
    }

    private static async Task<IReadOnlyList<AnswerRow>> SubmittedAsync(DbSession session, LoadedResponse loaded)
    {
        if (await SubmissionStore.OfResponseAsync(session, loaded.Row.Id) is not [.., var last])
            return [];
        var content = SubmissionContent.Parse(loaded.Questionnaire, last.Content);
        return [.. content.Answers.All.Select(answer => new AnswerRow
        {
            ResponseId = loaded.Row.Id,
            QuestionKey = answer.Key.Question,
            RowKey = answer.Key.Row ?? "",
            Value = AnswerText.Canonical(answer.Value),
            Version = 1,
            ChangedAt = last.SubmittedAt,
            ChangedBy = last.SubmittedBy,
            IsConfirmed = content.Confirmed.Contains(answer.Key),
        })];
    }
}
