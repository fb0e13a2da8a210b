using System.Collections.Immutable;
using Kommunenkat.Survey.Expressions;

namespace Kommunenkat.Survey.Questionnaires;

/// <summary>What choosing an option means for the figures.</summary>
public enum OptionKind
{
    /// <summary>A substantive answer.</summary>
    Answer,

    /// <summary>A substantive answer outside the listed ones ("Annat").</summary>
    Other,

    /// <summary>"Vet inte".</summary>
    DontKnow,

    /// <summary>"Ej aktuellt": the municipality does not have what is asked about.</summary>
    NotApplicable,

    /// <summary>"Inget av dessa": an answer that counts as zero choices.</summary>
    NoneOfThese,
}

/// <summary>How far an answer may travel (semantics §8).</summary>
public enum Publication
{
    /// <summary>Open per municipality.</summary>
    Municipality,

    /// <summary>Only in figures for areas above municipality.</summary>
    Aggregate,

    /// <summary>Never outside the agency and the municipality itself.</summary>
    None,
}

/// <param name="Key">Stable over rounds.</param>
/// <param name="Exclusive">In a multiple choice: stands alone.</param>
/// <param name="Since">The round in which the option first stood.</param>
public sealed record Option(string Key, LocalizedText Label, OptionKind Kind, bool Exclusive, string Since);

/// <summary>One row of a matrix question.</summary>
public sealed record MatrixRow(string Key, LocalizedText Label, string Since);

/// <summary>What every question has, whatever its type.</summary>
/// <param name="Key">Stable over rounds.</param>
/// <param name="Number">The number printed before the question, for instance "2.1".</param>
/// <param name="VisibleIf">The display rule; null: always shown. Refers only to earlier questions.</param>
public sealed record QuestionHead(
    string Key,
    string Number,
    int Version,
    LocalizedText Label,
    LocalizedText? Help,
    bool Required,
    BooleanExpression? VisibleIf,
    Publication Publish,
    bool PersonalData,
    QuestionTrend Trend);

/// <summary>A question of a questionnaire; one subclass per type of answer.</summary>
public abstract class Question(QuestionHead head)
{
    private const int LongestExplanation = 1000;

    public string Key => head.Key;

    public string Number => head.Number;

    public int Version => head.Version;

    public LocalizedText Label => head.Label;

    public LocalizedText? Help => head.Help;

    public bool Required => head.Required;

    public BooleanExpression? VisibleIf => head.VisibleIf;

    public Publication Publish => head.Publish;

    public bool PersonalData => head.PersonalData;

    public QuestionTrend Trend => head.Trend;

    /// <summary>Position in the questionnaire, from 0.</summary>
    public int Index { get; internal set; }

    /// <summary>What can be answered: one item, or one per row of a matrix.</summary>
    public ImmutableArray<Item> Items { get; internal set; } = [];

    /// <summary>
    /// Where it is explained why the answers are as they are. Kept, versioned and submitted like an answer, but none: no figure,
    /// rule or finding knows of it.
    /// </summary>
    public Item Explanation => field ??= new Item(new TextQuestion(head, LongestExplanation, multiline: true));
}

/// <summary>A question answered with options.</summary>
public abstract class ChoiceQuestion(QuestionHead head, ImmutableArray<Option> options) : Question(head)
{
    public ImmutableArray<Option> Options { get; } = options;

    /// <summary>Index of the option in <see cref="Options"/>, or -1.</summary>
    public int IndexOfOption(string key)
    {
        for (var i = 0; i < Options.Length; i++)
        {
            if (string.Equals(Options[i].Key, key, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }
}

/// <summary>One option of several.</summary>
public sealed class SingleQuestion(QuestionHead head, ImmutableArray<Option> options) : ChoiceQuestion(head, options);

/// <summary>Any number of options.</summary>
public sealed class MultiQuestion(QuestionHead head, ImmutableArray<Option> options, int minSelected, int? maxSelected)
    : ChoiceQuestion(head, options)
{
    /// <summary>Least number of options in a complete answer; an exclusive option alone is always enough.</summary>
    public int MinSelected { get; } = minSelected;

    /// <summary>Greatest number of options, null: no limit.</summary>
    public int? MaxSelected { get; } = maxSelected;
}

/// <summary>The same options for each of several rows.</summary>
public sealed class MatrixQuestion(
    QuestionHead head, ImmutableArray<Option> options, ImmutableArray<MatrixRow> rows, bool requireAllRows)
    : ChoiceQuestion(head, options)
{
    public ImmutableArray<MatrixRow> Rows { get; } = rows;

    /// <summary>A complete answer has every row.</summary>
    public bool RequireAllRows { get; } = requireAllRows;
}

/// <summary>A decimal number.</summary>
public sealed class NumberQuestion(
    QuestionHead head, string? unitKey, LocalizedText? unit, decimal? min, decimal? max, int decimals) : Question(head)
{
    /// <summary>Stable key of the unit, for instance "sek_per_year".</summary>
    public string? UnitKey { get; } = unitKey;

    public LocalizedText? Unit { get; } = unit;

    /// <summary>Least allowed value, in the question's unit; null: no limit.</summary>
    public decimal? Min { get; } = min;

    /// <summary>Greatest allowed value, in the question's unit; null: no limit.</summary>
    public decimal? Max { get; } = max;

    /// <summary>Greatest number of decimals, from 0.</summary>
    public int Decimals { get; } = decimals;
}

/// <summary>A calendar date.</summary>
public sealed class DateQuestion(QuestionHead head, DateOnly? min, DateOnly? max) : Question(head)
{
    public DateOnly? Min { get; } = min;

    public DateOnly? Max { get; } = max;
}

/// <summary>Free text.</summary>
public sealed class TextQuestion(QuestionHead head, int maxLength, bool multiline) : Question(head)
{
    /// <summary>Code points. Each is at most two of the 32,767 UTF-16 units that a cell of Excel takes: no answer is too long for an export.</summary>
    public const int LongestAllowed = 16_000;

    /// <summary>Greatest length in Unicode characters (code points).</summary>
    public int MaxLength { get; } = maxLength;

    public bool Multiline { get; } = multiline;
}

/// <summary>An e-mail address.</summary>
public sealed class EmailQuestion(QuestionHead head, int maxLength) : Question(head)
{
    /// <summary>Greatest length in Unicode characters (code points).</summary>
    public int MaxLength { get; } = maxLength;
}
