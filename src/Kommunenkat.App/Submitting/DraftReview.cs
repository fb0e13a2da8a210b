using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.LastRound;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Submitting;

/// <summary>What counts of a draft.</summary>
/// <param name="Confirmed">Those answers of it that are last round's, confirmed as unchanged.</param>
internal sealed record CountedDraft(ShownAnswers Shown, IReadOnlySet<ItemKey> Confirmed);

/// <summary>A draft as it would be submitted: looked through, and with what it lacks accepted.</summary>
internal static class DraftReview
{
    /// <param name="acceptedFindings">How many findings of <see cref="Review"/> the person has seen and accepted.</param>
    /// <returns>What counts of the draft; <see cref="FailureKind.Invalid"/> where there are other findings than accepted.</returns>
    public static async Task<Outcome<CountedDraft>> AcceptedAsync(DbSession session, LoadedResponse loaded, int acceptedFindings)
    {
        var draft = await ReadAsync(session, loaded);
        var findings = Review.Findings(loaded.Questionnaire, draft.Shown);
        return findings.Count == acceptedFindings
            ? draft
            : Failure.Invalid([
                $"The response has {findings.Count} findings, of which {acceptedFindings} were accepted; check it again.",
                .. findings.Select(finding => $"{finding.Item}: {finding.Kind}")]);
    }

    /// <summary>What counts of the draft as it is now.</summary>
    public static async Task<CountedDraft> ReadAsync(DbSession session, LoadedResponse loaded)
    {
        var rows = await DraftRows.OfAsync(session, loaded);
        var shown = ShownAnswers.Of(loaded.Questionnaire, AnswerSet.From(rows.Where(row => row.Value is not null)
            .Select(row => KeyValuePair.Create(row.Item, SubmissionContent.Read(loaded.Questionnaire, row.Item, row.Value!)))));
        return new CountedDraft(shown, ConfirmedItems.Of(shown, rows));
    }
}
