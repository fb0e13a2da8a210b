using System.Collections.Immutable;
using System.Globalization;

namespace Kommunenkat.Survey.Questionnaires;

/// <summary>Reads and checks one question after the other, in the order of the file.</summary>
/// <param name="round">The round of the file.</param>
/// <param name="allKeys">Keys of all questions in the file, also those not read yet.</param>
internal sealed class QuestionReader(FileTexts texts, string round, IReadOnlySet<string> allKeys)
{
    private static readonly string[] ChoiceTypes = ["single", "multi", "matrix"];

    private readonly Dictionary<string, Question> _read = new(StringComparer.Ordinal);
    private readonly UniqueKeys _keys = new("question");
    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);
    private int _itemCount;

    /// <summary>The questions read so far, by key.</summary>
    public IReadOnlyDictionary<string, Question> Read => _read;

    public Question Next(JsonPlace place)
    {
        var head = Head(place);
        var type = place.Text("type");
        var options = Options(place, type);
        var rows = Rows(place, type);
        var constraints = place.Object("constraints");
        Question question = type switch
        {
            "single" => new SingleQuestion(head, options),
            "multi" => Multi(head, options, constraints),
            "matrix" => new MatrixQuestion(head, options, rows, constraints.Bool("requireAllRows")),
            "number" => Number(head, constraints),
            "date" => Date(head, constraints),
            "email" => new EmailQuestion(head, constraints.Int("maxLength", 3, 320)),
            "text" => new TextQuestion(head, constraints.Int("maxLength", 1, TextQuestion.LongestAllowed), constraints.Bool("multiline")),
            _ => UnknownType(place, head, type),
        };
        if (IsKnown(type))
        {
            constraints.NothingElse();
            CheckHarmonised(place, question);
        }

        place.NothingElse();

        question.Index = _read.Count;
        question.Items = question is MatrixQuestion
            ? [.. rows.Select(row => new Item(question, row, _itemCount++))]
            : [new Item(question, null, _itemCount++)];
        _read.TryAdd(question.Key, question);
        return question;
    }

    private QuestionHead Head(JsonPlace place)
    {
        // The display rule is read before the question's own key is known, so that it cannot refer to itself.
        var visibleIf = place.ObjectOrNull("visibleIf") is { } rule
            ? new ExpressionReader(_read, allKeys, ExpressionUse.DisplayRule, texts).Boolean(rule)
            : null;
        var number = place.Text("number");
        if (number.Length > 0 && !_numbers.Add(number))
            place.Fault("number", $"the number {number} stands twice");
        return new QuestionHead(
            _keys.Read(place),
            number,
            place.Int("version", 1, 1000),
            texts.Read(place, "label"),
            texts.ReadOrNull(place, "help"),
            place.Bool("required"),
            visibleIf,
            place.Word("publish", Words.Publications),
            place.Bool("personalData"),
            Trend(place.Object("trend")));
    }

    private QuestionTrend Trend(JsonPlace place)
    {
        var harmonised = new UniqueKeys("harmonised category");
        var trend = new QuestionTrend(
            place.TextOrNull("previousRound"),
            place.IntOrNull("previousVersion", 1, 1000),
            [.. place.Texts("changes")],
            place.Word("comparable", Words.Comparabilities),
            [.. place.Objects("harmonised").Select(entry => Harmonised(entry, harmonised))],
            texts.ReadOrNull(place, "note"));
        if (trend.PreviousRound == round)
            place.Fault("previousRound", $"expected an earlier round than {round}");
        if (place.Has("previousRound") != place.Has("previousVersion"))
            place.Fault("previousVersion", "expected previousRound and previousVersion both, or neither");
        if (trend.PreviousRound is null && trend.Comparable != Comparability.No && place.HasWord("comparable", Words.Comparabilities))
            place.Fault("comparable", "a question without an earlier version is not comparable; expected no");
        place.NothingElse();
        return trend;
    }

    private HarmonisedCategory Harmonised(JsonPlace place, UniqueKeys keys)
    {
        var category = new HarmonisedCategory(
            keys.Read(place), texts.Read(place, "label"), [.. place.Texts("current")], [.. place.Texts("previous")]);
        place.NothingElse();
        return category;
    }

    // What the categories say of the earlier round is LineageCheck's; their own options stand in this file.
    private static void CheckHarmonised(JsonPlace place, Question question)
    {
        for (var h = 0; h < question.Trend.Harmonised.Length; h++)
        {
            var current = question.Trend.Harmonised[h].Current;
            for (var i = 0; i < current.Length; i++)
            {
                if (current[i].Length > 0 && (question is not ChoiceQuestion choice || choice.IndexOfOption(current[i]) < 0))
                    place.Fault($"trend.harmonised[{h}].current[{i}]", $"\"{question.Key}\" has no option \"{current[i]}\"");
            }
        }
    }

    private ImmutableArray<Option> Options(JsonPlace place, string type)
    {
        var keys = new UniqueKeys("option");
        var options = place.Objects("options").Select(entry =>
        {
            var option = new Option(
                keys.Read(entry),
                texts.Read(entry, "label"),
                entry.Word("kind", Words.OptionKinds),
                entry.Bool("exclusive"),
                entry.Text("since"));
            entry.NothingElse();
            return option;
        }).ToImmutableArray();

        var hasOptions = ChoiceTypes.Contains(type, StringComparer.Ordinal);
        if (hasOptions && place.HasList("options") && options.Length < 2)
            place.Fault("options", "expected at least two options");
        if (!hasOptions && IsKnown(type) && options.Length > 0)
            place.Fault("options", $"a question of type {type} has no options; expected an empty list");
        return options;
    }

    private ImmutableArray<MatrixRow> Rows(JsonPlace place, string type)
    {
        var keys = new UniqueKeys("row");
        var rows = place.Objects("rows").Select(entry =>
        {
            var row = new MatrixRow(keys.Read(entry), texts.Read(entry, "label"), entry.Text("since"));
            entry.NothingElse();
            return row;
        }).ToImmutableArray();

        if (type == "matrix" && place.HasList("rows") && rows.Length == 0)
            place.Fault("rows", "expected at least one row");
        if (type != "matrix" && IsKnown(type) && rows.Length > 0)
            place.Fault("rows", $"a question of type {type} has no rows; expected an empty list");
        return rows;
    }

    private static MultiQuestion Multi(QuestionHead head, ImmutableArray<Option> options, JsonPlace constraints)
    {
        var most = Math.Max(options.Length, 1);
        var question = new MultiQuestion(
            head, options, constraints.IntOrNull("minSelected", 0, most) ?? 0, constraints.IntOrNull("maxSelected", 1, most));
        if (question.MinSelected > question.MaxSelected)
            constraints.Fault("maxSelected", $"expected at least minSelected, {question.MinSelected}");
        return question;
    }

    private NumberQuestion Number(QuestionHead head, JsonPlace constraints)
    {
        var question = new NumberQuestion(
            head,
            constraints.TextOrNull("unitKey"),
            texts.ReadOrNull(constraints, "unit"),
            constraints.DecimalOrNull("min"),
            constraints.DecimalOrNull("max"),
            constraints.Int("decimals", 0, 6));
        if (question.Min > question.Max)
            constraints.Fault("max", $"expected at least min, {question.Min?.ToString(CultureInfo.InvariantCulture)}");
        return question;
    }

    private static DateQuestion Date(QuestionHead head, JsonPlace constraints)
    {
        var question = new DateQuestion(head, constraints.DateOrNull("min"), constraints.DateOrNull("max"));
        if (question.Min > question.Max)
            constraints.Fault("max", "expected a date no earlier than min");
        return question;
    }

    private static TextQuestion UnknownType(JsonPlace place, QuestionHead head, string type)
    {
        if (type.Length > 0)
            place.Fault("type", "expected one of single, multi, matrix, number, date, text, email");
        return new TextQuestion(head, 1, multiline: false);
    }

    private static bool IsKnown(string type) => type is "single" or "multi" or "matrix" or "number" or "date" or "text" or "email";
}
