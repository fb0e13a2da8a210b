using System.Collections.Immutable;
using Kommunenkat.Survey.Expressions;

namespace Kommunenkat.Survey.Questionnaires;

/// <summary>Reads expressions and resolves what they refer to (semantics §4).</summary>
/// <param name="known">The questions that may be referred to: for a display rule the earlier ones, for an indicator all.</param>
/// <param name="later">Keys of questions that exist but may not be referred to yet; they get a message of their own.</param>
internal sealed class ExpressionReader(IReadOnlyDictionary<string, Question> known, IReadOnlySet<string> later, ExpressionUse use, FileTexts texts)
{
    private static readonly BooleanExpression Unreadable = new Any([]);

    private static readonly string[] NumericOps = ["value", "count", "index"];

    /// <summary>A numeric or a boolean expression.</summary>
    public Expression Any(JsonPlace place) =>
        NumericOps.Contains(place.Silently().TextOrNull("op"), StringComparer.Ordinal) ? Numeric(place) : Boolean(place);

    public BooleanExpression Boolean(JsonPlace place)
    {
        var op = place.Text("op");
        BooleanExpression? expression = op switch
        {
            "all" => new All([.. place.Objects("of").Select(Boolean)]),
            "any" => new Any([.. place.Objects("of").Select(Boolean)]),
            "not" => new Not(Boolean(place.Object("of"))),
            "answered" => ItemOf(place) is { } item ? new Answered(item) : Unreadable,
            "substantive" => ItemOf(place) is { } item ? new Substantive(item) : Unreadable,
            "equals" => OneOf(place, [(place.Text("value"), "value")]),
            "in" => OneOf(place, [.. place.Texts("values").Select((key, index) => (key, $"values[{index}]"))]),
            "includes" => Includes(place),
            "gt" => Above(place),
            "status" => Status(place),
            _ => null,
        };
        if (expression is not null)
        {
            place.NothingElse();
            return expression;
        }

        // Of an operator that is none, the other properties cannot be judged.
        if (op.Length > 0)
        {
            place.Fault("op", NumericOps.Contains(op, StringComparer.Ordinal)
                ? "expected a condition, not a number"
                : "expected one of all, any, not, answered, substantive, equals, in, includes, gt, status");
        }

        return Unreadable;
    }

    private NumericExpression Numeric(JsonPlace place)
    {
        var op = place.Text("op");
        NumericExpression? expression = op switch
        {
            "value" => ItemOf(place) is { } item && IsKind<NumberQuestion>(place, item, "a number question") ? new NumberValue(item) : null,
            "count" => ItemOf(place) is { } item && IsKind<MultiQuestion>(place, item, "a multiple choice") ? new OptionCount(item) : null,
            _ => Index(place),
        };
        place.NothingElse();
        return expression ?? new WeightedIndex([], 0);
    }

    private WeightedIndex Index(JsonPlace place)
    {
        var minBaseShare = place.Decimal("minBaseShare");
        if (minBaseShare is < 0 or > 1)
            place.Fault("minBaseShare", "expected a share from 0 to 1");

        var keys = new UniqueKeys("component");
        var components = ImmutableArray.CreateBuilder<IndexComponent>();
        foreach (var part in place.Objects("of"))
        {
            var weight = part.Decimal("weight", otherwise: 1);
            if (weight is <= 0 or > 1_000_000 || weight != Math.Round(weight, 6))
                part.Fault("weight", "expected a weight greater than 0 and at most 1000000, with at most 6 decimals");
            components.Add(new IndexComponent(
                keys.Read(part),
                weight,
                texts.Read(part, "label"),
                Boolean(part.Object("achieved")),
                Boolean(part.Object("base"))));
            part.NothingElse();
        }

        if (place.HasList("of") && components.Count == 0)
            place.Fault("of", "expected at least one component");
        return new WeightedIndex(components.ToImmutable(), minBaseShare);
    }

    private BooleanExpression OneOf(JsonPlace place, IReadOnlyList<(string Key, string Property)> options)
    {
        if (ItemOf(place) is not { } item)
            return Unreadable;
        if (item.Question is not (SingleQuestion or MatrixQuestion))
            return Wrong(place, "q", item.Question is MultiQuestion ? "is a multiple choice; use includes" : "expected a question with options");
        if (place.HasList("values") && options.Count == 0)
            place.Fault("values", "expected at least one option key");
        return new OneOf(item, [.. options.Select(option => OptionOf(place, item, option.Key, option.Property))]);
    }

    private BooleanExpression Includes(JsonPlace place)
    {
        var key = place.Text("value");
        return ItemOf(place) is { } item && IsKind<MultiQuestion>(place, item, "a multiple choice")
            ? new Includes(item, OptionOf(place, item, key, "value"))
            : Unreadable;
    }

    private BooleanExpression Above(JsonPlace place)
    {
        switch (ItemOf(place))
        {
            case { Question: NumberQuestion } number:
                return new NumberAbove(number, place.Decimal("value"));
            case { Question: DateQuestion } date:
                return new DateAfter(date, place.Date("value"));
            case null:
                place.Ignore("value");
                return Unreadable;
            default:
                place.Ignore("value");
                return Wrong(place, "q", "expected a number or date question");
        }
    }

    private BooleanExpression Status(JsonPlace place)
    {
        var status = place.Word("value", Words.Statuses);
        return use switch
        {
            ExpressionUse.Indicator => new StatusAtLeast(status),
            ExpressionUse.DisplayRule => Wrong(place, "op", "a display rule sees answers only, not the status of the response"),
            ExpressionUse.Suggestion => Wrong(place, "op", "a suggestion rests on answers only, not on the status of the response"),
        };
    }

    private Item? ItemOf(JsonPlace place)
    {
        var key = place.Text("q");
        var rowKey = place.TextOrNull("row");
        if (key.Length == 0)
            return null;
        if (!known.TryGetValue(key, out var question))
        {
            place.Fault("q", later.Contains(key)
                ? $"a display rule refers to earlier questions only; \"{key}\" is not earlier"
                : $"there is no question \"{key}\"");
            return null;
        }

        if (question is not MatrixQuestion matrix)
        {
            if (rowKey is null)
                return question.Items[0];
            place.Fault("row", $"\"{key}\" is no matrix and has no rows");
            return null;
        }

        if (rowKey is null)
        {
            place.Fault("row", $"missing; \"{key}\" is a matrix, name one of its rows");
            return null;
        }

        var item = matrix.Items.FirstOrDefault(candidate => candidate.Row!.Key == rowKey);
        if (item is null)
            place.Fault("row", $"\"{key}\" has no row \"{rowKey}\"");
        return item;
    }

    private static int OptionOf(JsonPlace place, Item item, string key, string property)
    {
        var index = ((ChoiceQuestion)item.Question).IndexOfOption(key);
        if (index < 0 && key.Length > 0)
            place.Fault(property, $"\"{item.Question.Key}\" has no option \"{key}\"");
        return Math.Max(index, 0);
    }

    private static bool IsKind<T>(JsonPlace place, Item item, string expected)
        where T : Question
    {
        if (item.Question is not T)
            place.Fault("q", $"expected {expected}");
        return item.Question is T;
    }

    private static BooleanExpression Wrong(JsonPlace place, string property, string message)
    {
        place.Fault(property, message);
        return Unreadable;
    }
}

/// <summary>What an expression is for.</summary>
internal enum ExpressionUse
{
    DisplayRule,
    Indicator,
    Suggestion,
}
