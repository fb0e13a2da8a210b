using System.Collections.Immutable;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Expressions;

/// <summary>How far a municipality has come in a round; each level includes the ones before it.</summary>
public enum UnitStatus
{
    NotInvited,
    Invited,
    Started,
    Submitted,
}

/// <summary>A node of the expression tree of semantics §4. References are resolved when the file is read.</summary>
public abstract record Expression;

/// <summary>True or false, never unknown.</summary>
public abstract record BooleanExpression : Expression;

/// <summary>A number, or null where there is none to be had.</summary>
public abstract record NumericExpression : Expression;

/// <summary>True when all are; all of none is true.</summary>
public sealed record All(ImmutableArray<BooleanExpression> Of) : BooleanExpression;

/// <summary>True when any is; any of none is false.</summary>
public sealed record Any(ImmutableArray<BooleanExpression> Of) : BooleanExpression;

public sealed record Not(BooleanExpression Of) : BooleanExpression;

/// <summary>The item has an answer.</summary>
public sealed record Answered(Item Item) : BooleanExpression;

/// <summary>
/// The item has an answer that says something: its options are not all of kind "don't know" or "not applicable". An answer
/// without options (number, date, text) always says something.
/// </summary>
public sealed record Substantive(Item Item) : BooleanExpression;

/// <summary>The item's answer is one of these options (indices into the question's options): <c>equals</c> and <c>in</c>.</summary>
public sealed record OneOf(Item Item, ImmutableArray<int> Options) : BooleanExpression;

/// <summary>The multiple choice includes the option.</summary>
public sealed record Includes(Item Item, int Option) : BooleanExpression;

/// <summary>The number is greater than the limit.</summary>
public sealed record NumberAbove(Item Item, decimal Limit) : BooleanExpression;

/// <summary>The date is later than the limit.</summary>
public sealed record DateAfter(Item Item, DateOnly Limit) : BooleanExpression;

/// <summary>The municipality has come at least this far in the round.</summary>
public sealed record StatusAtLeast(UnitStatus Status) : BooleanExpression;

/// <summary>The answered number, null if unanswered.</summary>
public sealed record NumberValue(Item Item) : NumericExpression;

/// <summary>Chosen options of kind answer or other, null if unanswered.</summary>
public sealed record OptionCount(Item Item) : NumericExpression;

/// <summary>
/// Σ weight·achieved / Σ weight over the components whose base is true, 0 to 1; null when they carry less than
/// <paramref name="MinBaseShare"/> of all weight, or none.
/// </summary>
public sealed record WeightedIndex(ImmutableArray<IndexComponent> Components, decimal MinBaseShare) : NumericExpression;

/// <param name="Weight">Greater than 0.</param>
public sealed record IndexComponent(
    string Key,
    decimal Weight,
    LocalizedText Label,
    BooleanExpression Achieved,
    BooleanExpression Base);
