using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Imports;

/// <summary>How sure it is what a column is.</summary>
public enum Certainty
{
    /// <summary>The heading says it, and what is below agrees.</summary>
    Certain,

    /// <summary>It is most likely so: somebody should look.</summary>
    Likely,

    /// <summary>Nobody can tell from the file.</summary>
    Unsure,
}

/// <summary>What a heading may name.</summary>
/// <param name="Item">Of an item's column and of an option's.</param>
/// <param name="Option">The option's key.</param>
internal readonly record struct ColumnTarget(ColumnRole Role, ItemKey? Item = null, string? Option = null);

/// <summary>The headings that stand for the items of a questionnaire and their options, as people and survey tools write them.</summary>
internal sealed class HeadingWords
{
    private static readonly string[] QuestionWords = ["fråga", "fraga", "question", "q", "f"];

    /// <summary>The columns of our own export that are no items, by key and by heading, and those of others that mean the same.</summary>
    private static readonly Dictionary<string, ColumnTarget> Lead = new(StringComparer.Ordinal)
    {
        ["municipality"] = new(ColumnRole.Municipality),
        ["kommunkod"] = new(ColumnRole.Municipality),
        ["municipalitycode"] = new(ColumnRole.Municipality),
        ["kommun"] = new(ColumnRole.Municipality),
        ["kommunnamn"] = new(ColumnRole.Municipality),
        ["municipalityname"] = new(ColumnRole.Municipality),
        ["knkod"] = new(ColumnRole.Municipality),
        ["kod"] = new(ColumnRole.Municipality),
        ["code"] = new(ColumnRole.Municipality),
        ["county"] = new(ColumnRole.Ignored),
        ["länskod"] = new(ColumnRole.Ignored),
        ["countycode"] = new(ColumnRole.Ignored),
        ["countyname"] = new(ColumnRole.Ignored),
        ["län"] = new(ColumnRole.Ignored),
        ["group"] = new(ColumnRole.Ignored),
        ["kommungrupp"] = new(ColumnRole.Ignored),
        ["municipalitygroup"] = new(ColumnRole.Ignored),
        ["population"] = new(ColumnRole.Ignored),
        ["folkmängd"] = new(ColumnRole.Ignored),
        ["revision"] = new(ColumnRole.Ignored),
        ["version"] = new(ColumnRole.Ignored),
        ["status"] = new(ColumnRole.Status),
        ["submittedday"] = new(ColumnRole.SubmittedDay),
        ["inskickat"] = new(ColumnRole.SubmittedDay),
        ["submitted"] = new(ColumnRole.SubmittedDay),
    };

    private readonly Dictionary<string, ColumnTarget> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<(ColumnTarget Target, bool IsCertain)>> _names = new(StringComparer.Ordinal);

    public HeadingWords(Questionnaire questionnaire)
    {
        foreach (var question in questionnaire.Questions)
        {
            foreach (var item in question.Items)
            {
                var target = new ColumnTarget(ColumnRole.Item, item.Key);
                _keys.Add(item.Key.ToString(), target);
                if (item.Row is { } row)
                    AddPart(question, row.Key, row.Label, target);
                else
                    AddQuestion(question, target);
            }

            foreach (var option in (question as MultiQuestion)?.Options ?? [])
                AddPart(question, option.Key, option.Label, new ColumnTarget(ColumnRole.Option, question.Items[0].Key, option.Key));
        }
    }

    /// <summary>What the heading names, and how sure that is; several: it may be any of them; none: it names nothing that we know.</summary>
    public (IReadOnlyList<ColumnTarget> Targets, Certainty Certainty) Find(string heading)
    {
        if (_keys.TryGetValue(heading, out var exact))
            return ([exact], Certainty.Certain);
        var plain = FileWords.Plain(heading);
        if (Lead.TryGetValue(plain, out var lead))
            return ([lead], Certainty.Certain);
        if (!_names.TryGetValue(plain, out var found) && !_names.TryGetValue(WithoutQuestionWord(plain), out found))
            return ([], Certainty.Unsure);
        // A name for certain goes before what only may be one.
        var certain = found.Where(one => one.IsCertain).Select(one => one.Target).Distinct().ToList();
        return certain.Count switch
        {
            1 => (certain, Certainty.Certain),
            0 when found.Select(one => one.Target).Distinct().ToList() is [var only] => ([only], Certainty.Likely),
            0 => ([.. found.Select(one => one.Target).Distinct()], Certainty.Unsure),
            _ => (certain, Certainty.Unsure),
        };
    }

    private void AddQuestion(Question question, ColumnTarget target)
    {
        Add(question.Key, target, isCertain: true);
        // Numbers change from round to round.
        Add(question.Number, target, isCertain: false);
        foreach (var label in question.Label.ByLocale.Values)
        {
            Add(label, target, isCertain: true);
            Add($"{question.Number} {label}", target, isCertain: true);
            Add($"{question.Key} {label}", target, isCertain: true);
        }
    }

    /// <summary>A row of a matrix or an option of a multiple choice: named with its question, or by itself.</summary>
    private void AddPart(Question question, string key, LocalizedText label, ColumnTarget target)
    {
        Add($"{question.Key} {key}", target, isCertain: true);
        Add($"{question.Number} {key}", target, isCertain: false);
        foreach (var (locale, text) in label.ByLocale)
        {
            Add($"{question.Key} {text}", target, isCertain: true);
            Add($"{question.Label[locale]} {text}", target, isCertain: true);
            Add($"{question.Number} {question.Label[locale]} {text}", target, isCertain: true);
            Add($"{question.Number} {text}", target, isCertain: false);
            Add(text, target, isCertain: false);
        }
    }

    private void Add(string name, ColumnTarget target, bool isCertain)
    {
        var plain = FileWords.Plain(name);
        if (!_names.TryGetValue(plain, out var targets))
            _names.Add(plain, targets = []);
        targets.Add((target, isCertain));
    }

    private static string WithoutQuestionWord(string plain) =>
        QuestionWords.FirstOrDefault(word => plain.StartsWith(word, StringComparison.Ordinal) && plain.Length > word.Length && char.IsDigit(plain[word.Length])) is { } found
            ? plain[found.Length..]
            : plain;
}
