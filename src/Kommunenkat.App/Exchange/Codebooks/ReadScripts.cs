using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Codebooks;

/// <summary>Scripts that read the wide answer file (CSV for programs) into SPSS and into R, with labels and the missing kinds declared.</summary>
/// <param name="columns">Of the file, in order.</param>
/// <param name="items">Those of the columns that are items, by key.</param>
internal sealed class ReadScripts(Questionnaire questionnaire, IReadOnlyList<Column> columns, IReadOnlyList<Item> items, ExportLanguage language)
{
    private readonly Dictionary<string, Item> _items = items.ToDictionary(item => item.Key.ToString(), StringComparer.Ordinal);

    /// <summary>Digits of any number in the file.</summary>
    private const int NumberWidth = 24;

    private string WideKey => $"svar_{questionnaire.Round}";

    private string DataFile => $"{WideKey}.csv";

    /// <summary>SPSS syntax. Variables are named by <see cref="VariableNames"/>; symbols in columns of numbers and dates become system-missing.</summary>
    /// <remarks>
    /// Those columns are read as text first: to read a symbol as a number is a warning each time, and after a hundred of them PSPP gives up.
    /// </remarks>
    public Document Spss()
    {
        var numbers = columns.Where(IsNumber).ToList();
        var named = VariableNames.Of([.. columns.Select(column => column.Key), .. numbers.Select(column => $"{column.Key}_text")]);
        var names = named.Take(columns.Count).ToList();
        var asText = numbers.Zip(named.Skip(columns.Count)).ToDictionary(pair => pair.First.Key, pair => pair.Second, StringComparer.Ordinal);
        var text = new StringBuilder();
        var dataFile = $"{AnswerSheets.OneLineKey(WideKey)}.csv";
        text.Append(CultureInfo.InvariantCulture, $"* {language["Läser", "Reads"]} {dataFile}.\n");
        text.Append(language[
            $"* Den har samma svar som {DataFile}, men {AnswerSheets.LineBreak} där en text byter rad: SPSS läser varje rad i filen för sig.\n",
            $"* It has the same answers as {DataFile}, but {AnswerSheets.LineBreak} where a text breaks the line: SPSS reads each line of the file by itself.\n"]);
        text.Append(CultureInfo.InvariantCulture, $"GET DATA\n  /TYPE=TXT\n  /FILE={Spss(dataFile)}\n  /ENCODING='UTF8'\n  /ARRANGEMENT=DELIMITED\n");
        text.Append("  /DELIMITERS=\",\"\n  /QUALIFIER='\"'\n  /FIRSTCASE=2\n  /VARIABLES=\n");
        foreach (var (name, column) in names.Zip(columns))
            text.Append(CultureInfo.InvariantCulture, $"    {asText.GetValueOrDefault(column.Key, name)} A{SpssWidth(column)}\n");
        text.Append("  .\n");
        foreach (var (name, column) in names.Zip(columns).Where(pair => IsNumber(pair.Second)))
        {
            var (read, shown) = column.Kind == CellKind.Date ? ("SDATE10", "SDATE10") : ("F24", "F16.6");
            var from = asText[column.Key];
            text.Append(CultureInfo.InvariantCulture, $"NUMERIC {name} ({shown}).\nIF (NOT ANY({from}, {Spss(MissingSymbol.NoAnswer)}, {Spss(MissingSymbol.NotApplicable)}, '')) {name} = NUMBER({from}, {read}).\n");
        }

        text.Append("ADD FILES\n  /FILE=*\n  /KEEP=\n");
        foreach (var name in names)
            text.Append(CultureInfo.InvariantCulture, $"    {name}\n");
        text.Append("  .\nVARIABLE LABELS\n");
        foreach (var (name, column) in names.Zip(columns))
            text.Append(CultureInfo.InvariantCulture, $"  {name} {Spss(Label(column))}\n");
        text.Append("  .\n");
        foreach (var (name, column) in names.Zip(columns))
        {
            if (OptionsOf(column) is not { IsEmpty: false } options)
                continue;
            text.Append(CultureInfo.InvariantCulture, $"VALUE LABELS {name}\n");
            foreach (var option in options)
                text.Append(CultureInfo.InvariantCulture, $"  {Spss(option.Key)} {Spss(language[option.Label])}\n");
            text.Append("  .\n");
        }

        foreach (var (name, column) in names.Zip(columns))
        {
            if (_items.ContainsKey(column.Key) && column.Kind is CellKind.Code)
                text.Append(CultureInfo.InvariantCulture, $"MISSING VALUES {name} ({Spss(MissingSymbol.NoAnswer)}, {Spss(MissingSymbol.NotApplicable)}).\n");
        }

        text.Append("EXECUTE.\n");
        return new Document($"las-svar_{questionnaire.Round}.sps", text.ToString()) { IsForPrograms = true };
    }

    /// <summary>Base R, no packages: a data frame named <c>svar</c>; <c>svar_raw</c> has the symbols too.</summary>
    public Document R()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {language["Läser", "Reads"]} {DataFile}.\n");
        text.Append(CultureInfo.InvariantCulture, $"svar_raw <- read.csv({R(DataFile)}, colClasses = \"character\", check.names = FALSE, na.strings = \"\", fileEncoding = \"UTF-8\")\n");
        text.Append(CultureInfo.InvariantCulture, $"missing_symbols <- c({R(MissingSymbol.NoAnswer)}, {R(MissingSymbol.NotApplicable)})\n");
        text.Append("svar <- svar_raw\nsvar[] <- lapply(svar, function(x) replace(x, x %in% missing_symbols, NA))\n");
        foreach (var column in columns)
        {
            var place = $"svar[[{R(column.Key)}]]";
            if (column.Kind == CellKind.Number)
                text.Append(CultureInfo.InvariantCulture, $"{place} <- as.numeric({place})\n");
            else if (column.Kind == CellKind.Date)
                text.Append(CultureInfo.InvariantCulture, $"{place} <- as.Date({place})\n");
            else if (OptionsOf(column) is { IsEmpty: false } options)
            {
                text.Append(CultureInfo.InvariantCulture, $"{place} <- factor({place}, levels = c({string.Join(", ", options.Select(option => R(option.Key)))}),\n");
                text.Append(CultureInfo.InvariantCulture, $"  labels = c({string.Join(", ", Distinct(options).Select(R))}))\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"attr({place}, \"label\") <- {R(Label(column))}\n");
        }

        return new Document($"las-svar_{questionnaire.Round}.R", text.ToString()) { IsForPrograms = true };
    }

    private string Label(Column column) => _items.TryGetValue(column.Key, out var item)
        ? $"{item.Question.Number} {language[item.Question.Label]}{(item.Row is { } row ? $": {language[row.Label]}" : "")}"
        : column.Heading;

    /// <summary>Of columns with one option each; a multiple choice has keys joined by | and so none.</summary>
    private ImmutableArray<Option> OptionsOf(Column column) => _items.GetValueOrDefault(column.Key)?.Question switch
    {
        SingleQuestion single => single.Options,
        MatrixQuestion matrix => matrix.Options,
        _ => [],
    };

    /// <summary>Labels of a factor have to differ; those that do not have their key after them.</summary>
    private IEnumerable<string> Distinct(ImmutableArray<Option> options) => options.Select(option =>
        options.Count(other => language[other.Label] == language[option.Label]) == 1 ? language[option.Label] : $"{language[option.Label]} ({option.Key})");

    private static bool IsNumber(Column column) => column.Kind is CellKind.Number or CellKind.Percent or CellKind.Date;

    /// <summary>In bytes, of which a letter has four at most.</summary>
    private int SpssWidth(Column column) => IsNumber(column) ? NumberWidth : _items.GetValueOrDefault(column.Key)?.Question switch
    {
        MultiQuestion multi => multi.Options.Sum(option => option.Key.Length + 1),
        ChoiceQuestion choice => choice.Options.Max(option => option.Key.Length),
        TextQuestion text => Math.Min(4 * text.MaxLength, 32_767),
        EmailQuestion email => Math.Min(4 * email.MaxLength, 32_767),
        _ => 100,
    };

    /// <summary>On one line, quotes doubled.</summary>
    private static string Spss(string text) => $"'{OneLine(text).Replace("'", "''", StringComparison.Ordinal)}'";

    private static string R(string text) =>
        $"\"{OneLine(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
