namespace Kommunenkat.Survey.Questionnaires;

/// <summary>
/// The smallest thing that can be answered, as in "item non-response": a question, or one row of a matrix question.
/// </summary>
public sealed class Item
{
    internal Item(Question question, MatrixRow? row, int index)
    {
        Question = question;
        Row = row;
        Index = index;
        Key = new ItemKey(question.Key, row?.Key);
    }

    /// <summary>What explains the answers to a question: a text of its own beside them.</summary>
    internal Item(TextQuestion explanation)
    {
        Question = explanation;
        Index = -1;
        Key = ItemKey.ExplanationOf(explanation.Key);
    }

    public Question Question { get; }

    /// <summary>The row, for a matrix question only.</summary>
    public MatrixRow? Row { get; }

    /// <summary>Position among all items of the questionnaire, from 0; -1: an explanation, which is none of them.</summary>
    public int Index { get; }

    public ItemKey Key { get; }

    public override string ToString() => Key.ToString();
}

/// <summary>Names an item by stable keys: the question's, and for a matrix the row's.</summary>
public readonly record struct ItemKey(string Question, string? Row = null)
{
    /// <summary>Stands where a row's key does; no key of a questionnaire has such a sign.</summary>
    private const string ExplanationRow = "@explanation";

    public static ItemKey ExplanationOf(string question) => new(question, ExplanationRow);

    public bool IsExplanation => Row == ExplanationRow;

    public override string ToString() => Row is null ? Question : $"{Question}.{Row}";
}
