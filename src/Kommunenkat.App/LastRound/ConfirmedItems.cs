using Kommunenkat.App.Answering;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.LastRound;

/// <summary>Which answers of a draft are last round's, confirmed as unchanged.</summary>
internal static class ConfirmedItems
{
    /// <summary>Those that count: a confirmed answer to a question that is not shown is no part of a submission.</summary>
    public static IReadOnlySet<ItemKey> Of(ShownAnswers shown, IEnumerable<AnswerRow> rows) =>
        rows.Where(row => row.IsConfirmed && shown.Answers[row.Item] is not null).Select(row => row.Item).ToHashSet();
}
