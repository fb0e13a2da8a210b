using System.Collections.Immutable;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Imports;

/// <summary>What a column most likely is, how sure that is, and why.</summary>
public sealed record ProposedColumn(MappedColumn Column, Certainty Certainty, RemarkText Why)
{
    /// <summary>Whether the heading leaves no doubt what the column is, though not all that stands below it can be understood.</summary>
    public bool IsNamed { get; init; }
}

/// <summary>What can be told of a wide file without asking anybody. No item is ever proposed for two columns.</summary>
/// <param name="Columns">In the sheet's order: each column of the mapping.</param>
public sealed record MappingProposal(ImportMapping Mapping, IReadOnlyList<ProposedColumn> Columns)
{
    /// <summary>Headings are looked for this far down: titles may stand above them.</summary>
    private const int MostRowsAboveHeadings = 10;

    /// <summary>Values of a column that are looked at; a column of more different ones is no choice among options.</summary>
    private const int MostDifferentValues = 200;

    /// <summary>Whether nothing needs to be looked at by somebody.</summary>
    public bool IsCertain => Columns.All(column => column.Certainty == Certainty.Certain);

    /// <summary>Whether every column is known, so that what does not fit below a heading is a fault of its cell.</summary>
    public bool IsNamed => Columns.Count > 0 && Columns.All(column => column.Certainty == Certainty.Certain || column.IsNamed);

    /// <summary>Of the sheet that most looks like answers; a hidden one only where no other does.</summary>
    public static MappingProposal Of(Questionnaire questionnaire, SourceBook book)
    {
        var headings = new HeadingWords(questionnaire);
        if (book.Sheets.Count == 0)
            return new MappingProposal(new ImportMapping(null, 1, []), []);
        return Of(questionnaire, book.Sheets.MaxBy(Rank)!, headings);

        (bool IsShown, int Known) Rank(SourceSheet sheet)
        {
            var known = HeadingRowOf(sheet, headings).Known;
            return (known > 0 && !sheet.IsHidden, known);
        }
    }

    /// <summary>Whether a sheet has rows of municipalities, and most of its columns are known, answers among them.</summary>
    internal static bool LooksLikeAnswers(Questionnaire questionnaire, SourceSheet sheet)
    {
        var words = new HeadingWords(questionnaire);
        if (HeadingRowOf(sheet, words) is not ({ } headings, var known) || sheet.Rows[^1].Number == headings.Number)
            return false;
        var targets = ImportMapping.Headings(headings).Select(heading => words.Find(heading.Text).Targets).ToList();
        return 2 * known > targets.Count && targets.Exists(target => target is [{ Role: ColumnRole.Municipality }]) && targets.Exists(target => target is [{ Item: not null }]);
    }

    /// <summary>Of one sheet.</summary>
    public static MappingProposal Of(Questionnaire questionnaire, SourceSheet sheet) => Of(questionnaire, sheet, new HeadingWords(questionnaire));

    private static MappingProposal Of(Questionnaire questionnaire, SourceSheet sheet, HeadingWords words)
    {
        var (headings, _) = HeadingRowOf(sheet, words);
        if (headings is null)
            return new MappingProposal(new ImportMapping(sheet.Name, 1, []), []);
        var below = sheet.Rows.Where(row => row.Number > headings.Number).ToList();
        var values = ImportMapping.Headings(headings).ToDictionary(
            heading => heading.Column, heading => below.Select(row => row[heading.Column]).OfType<string>().Distinct().Take(MostDifferentValues + 1).ToList());
        var found = ImportMapping.Headings(headings).Select(heading => Propose(heading.Column, heading.Text, values[heading.Column], words)).ToList();
        found = [.. WithoutTwice(OneMunicipality(found, values)).Select(column => ByContent(questionnaire, column, values[column.Column.Column]))];
        found = [.. Guessed(questionnaire, found, values).OrderBy(column => column.Column.Column)];
        return new MappingProposal(new ImportMapping(sheet.Name, headings.Number, [.. found.Select(column => column.Column)]), found);
    }

    /// <summary>The row with the most headings that we know, the first of several.</summary>
    private static (SourceRow? Row, int Known) HeadingRowOf(SourceSheet sheet, HeadingWords words) => sheet.Rows.Count == 0 ? (null, 0) : sheet.Rows.Take(MostRowsAboveHeadings)
        .Select(row => ((SourceRow?)row, Known: ImportMapping.Headings(row).Count(heading => words.Find(heading.Text).Targets.Count > 0)))
        .MaxBy(row => row.Known);

    private static ProposedColumn Propose(int column, string heading, List<string> values, HeadingWords words)
    {
        var (targets, certainty) = words.Find(heading);
        if (targets is [var target])
        {
            var mapped = new MappedColumn(column, heading, target.Role, target.Item, target.Option);
            return new ProposedColumn(mapped, certainty, certainty == Certainty.Certain
                ? target.Role == ColumnRole.Ignored
                    ? new("hör till vår egen export och importeras inte", "is a part of our own export that is not imported")
                    : new("rubriken säger det", "the heading says so")
                : new("rubriken liknar ett nummer eller en etikett", "the heading looks like a number or a label"));
        }

        var ignored = new MappedColumn(column, heading, ColumnRole.Ignored);
        if (values.Count == 0)
            return new ProposedColumn(ignored, Certainty.Certain, new("kolumnen är tom", "the column is empty"));
        return new ProposedColumn(ignored, Certainty.Unsure, targets.Count == 0
            ? new("rubriken är okänd", "the heading is unknown")
            : new($"rubriken kan vara {Listed(targets, "eller")}", $"the heading may be {Listed(targets, "or")}"));
    }

    /// <summary>Of several columns that name municipalities the one that most looks like codes, else the first, says whose row it is; the others have to agree.</summary>
    private static List<ProposedColumn> OneMunicipality(List<ProposedColumn> columns, Dictionary<int, List<string>> values)
    {
        var naming = columns.Where(column => column.Column.Role == ColumnRole.Municipality).ToList();
        if (naming.Count == 0
            && columns.FirstOrDefault(column => column.Column.Role == ColumnRole.Ignored && AreMunicipalities(values[column.Column.Column])) is { } unnamed)
        {
            return [.. columns.Select(column => column != unnamed ? column : new ProposedColumn(
                column.Column with { Role = ColumnRole.Municipality }, Certainty.Likely, new("värdena är kommuner", "the values are municipalities")))];
        }

        var best = naming.MaxBy(column => values[column.Column.Column] is { Count: > 0 } texts ? (double)texts.Count(text => text.All(char.IsAsciiDigit)) / texts.Count : 0);
        return [.. columns.Select(column => column.Column.Role != ColumnRole.Municipality || column == best ? column : new ProposedColumn(
            column.Column with { Role = ColumnRole.SameMunicipality }, Certainty.Certain,
            new("kommunen finns i en annan kolumn, och ska vara samma här", "another column has the municipality, which has to be the same here")))];
    }

    private static bool AreMunicipalities(List<string> values)
    {
        var words = new MunicipalityWords(values);
        return values.Count > 0 && values.All(text => words.Read(text).Code is not null);
    }

    /// <summary>What two columns could be goes to the one that is surer of it, else to the first.</summary>
    private static List<ProposedColumn> WithoutTwice(List<ProposedColumn> columns)
    {
        var taken = new Dictionary<ColumnTarget, MappedColumn>();
        var roles = new Dictionary<ItemKey, ColumnRole>();
        var kept = new List<ProposedColumn>();
        foreach (var column in columns.OrderBy(column => column.Certainty).ThenBy(column => column.Column.Role == ColumnRole.Option).ThenBy(column => column.Column.Column))
        {
            var mapped = column.Column;
            var target = new ColumnTarget(mapped.Role, mapped.Item, mapped.Option);
            // An item has a column of its own or one for each option, and not both.
            var isTaken = mapped.Role != ColumnRole.Ignored
                && ((mapped.Item is { } item && roles.TryGetValue(item, out var role) && role != mapped.Role) || !taken.TryAdd(target, mapped));
            if (!isTaken && mapped.Item is { } own)
                roles[own] = mapped.Role;
            kept.Add(!isTaken ? column : new ProposedColumn(
                mapped with { Role = ColumnRole.Ignored, Item = null, Option = null }, Certainty.Unsure,
                new($"{Name(target)} finns redan i en annan kolumn", $"another column is {Name(target)} already")));
        }

        return kept;
    }

    /// <summary>Looks whether what stands below the heading agrees, and guesses what words mean that are no option's.</summary>
    private static ProposedColumn ByContent(Questionnaire questionnaire, ProposedColumn proposed, List<string> values)
    {
        if (proposed.Column is not { Role: ColumnRole.Item, Item: { } key } || questionnaire.FindItem(key) is not { } item)
            return proposed;
        var column = proposed.Column with { Values = Guesses(item, values) };
        var unlike = values.Count(text => !new ItemWords(item, column, ImportMapping.UsualNoAnswer).Accepts(text));
        return unlike == 0 ? proposed with { Column = column } : new ProposedColumn(
            column, Certainty.Likely, new($"rubriken säger det, men alla värden passar inte (olika: {unlike})", $"the heading says so, but not all values fit (different ones: {unlike})"))
        {
            IsNamed = proposed.Certainty == Certainty.Certain,
        };
    }

    private static ImmutableSortedDictionary<string, string?> Guesses(Item item, List<string> values)
    {
        if (item.Question is TextQuestion or EmailQuestion)
            return ImmutableSortedDictionary<string, string?>.Empty; // "saknas" may be what somebody wrote
        var words = new ItemWords(item, new MappedColumn(0, null, ColumnRole.Item, item.Key), ImportMapping.UsualNoAnswer);
        var guesses = ImmutableSortedDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        foreach (var text in values.Where(text => !words.Accepts(text)))
        {
            if (FileWords.LooksLikeNoAnswer(FileWords.Plain(text)))
                guesses[FileWords.Plain(text)] = null;
            foreach (var word in words.UnknownWords(text).Select(FileWords.Plain))
            {
                if (FileWords.Guess((ChoiceQuestion)item.Question, word) is { } option)
                    guesses[word] = option.Key;
            }
        }

        return guesses.ToImmutable();
    }

    /// <summary>Columns that no heading tells, by what stands in them: an item that no column has yet, if only one fits.</summary>
    private static IEnumerable<ProposedColumn> Guessed(Questionnaire questionnaire, List<ProposedColumn> columns, Dictionary<int, List<string>> values)
    {
        var taken = columns.Select(column => column.Column.Item).OfType<ItemKey>().ToHashSet();
        var free = questionnaire.Items.Where(item => !taken.Contains(item.Key) && item.Question is ChoiceQuestion or DateQuestion).ToList();
        var fitting = columns.Where(column => column is { Certainty: Certainty.Unsure, Column.Role: ColumnRole.Ignored })
            .Select(column => (Proposed: column, Items: free.Where(item => Fits(item, values[column.Column.Column])).Take(2).ToList()))
            .Where(column => column.Items.Count == 1)
            .GroupBy(column => column.Items[0].Key).Where(group => group.Count() == 1).Select(group => group.Single())
            .ToDictionary(column => column.Proposed, column => column.Items[0]);
        return columns.Select(column => !fitting.TryGetValue(column, out var item) ? column : new ProposedColumn(
            column.Column with { Role = ColumnRole.Item, Item = item.Key }, Certainty.Likely,
            new($"värdena passar bara {item}", $"the values fit {item} only")));
    }

    private static bool Fits(Item item, List<string> values)
    {
        var words = new ItemWords(item, new MappedColumn(0, null, ColumnRole.Item, item.Key), ImportMapping.UsualNoAnswer);
        return values.Count is > 1 and <= MostDifferentValues && values.All(words.Accepts) && values.Exists(words.IsAnswer);
    }

    private static string Listed(IReadOnlyList<ColumnTarget> targets, string or) => string.Join($" {or} ", targets.Take(3).Select(Name)) + (targets.Count > 3 ? " …" : "");

    private static string Name(ColumnTarget target) => target.Option is null ? target.Item?.ToString() ?? target.Role.ToString() : $"{target.Item}: {target.Option}";
}
