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

    public Question Question { get; }

    /// <summary>The row, for a matrix question only.</summary>
    public MatrixRow? Row { get; }

    /// <summary>Position among all items of the questionnaire, from 0.</summary>
    public int Index { get; }

    public ItemKey Key { get; }

    public override string ToString() => Key.ToString();
}

/// <summary>Names an item by stable keys: the question's, and for a matrix the row's.</summary>
public readonly record struct ItemKey(string Question, string? Row = null)
{
    public override string ToString() => Row is null ? Question : $"{Question}.{Row}";
}
