using System.CommandLine;
using System.Globalization;
using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Spreadsheets;
using Microsoft.Extensions.DependencyInjection;

namespace Kommunenkat.Cli;

internal static class ExportCommand
{
    private const string AllRounds = "all", DefaultSheet = "indikatorer";

    public static Command Create(DatabaseOptions database)
    {
        var round = new Argument<string>("ROUND") { Description = "The round's key, as 2025, also of one not published; \"all\": all published rounds." };
        var file = new Argument<string>("FILE") { Description = "File to write: .xlsx, .csv (one sheet) or .zip (every sheet as CSV, with codebook and read scripts). One that is there is replaced." };
        var level = new Option<string[]>("--level") { Description = "Levels of area of the figures; without it, all." };
        level.AcceptOnlyFromAmong([.. ObservationWords.Levels]);
        var area = new Option<string[]>("--area") { Description = "Codes of areas, as 00, 01, A1 or 0114; without it, all." };
        var indicator = new Option<string[]>("--indicator") { Description = "Keys of indicators; without it, all." };
        var language = new Option<string>("--language") { Description = "sv or en.", DefaultValueFactory = _ => "sv" };
        language.AcceptOnlyFromAmong("sv", "en");
        var sheet = new Option<string>("--sheet") { Description = "Key of the sheet that a .csv is of, as svar_2025.", DefaultValueFactory = _ => DefaultSheet };
        var forExcel = new Option<bool>("--for-excel") { Description = "CSV for Excel with Swedish settings: semicolon, decimal comma, headings in place of keys." };
        var personal = new Option<bool>("--with-personal-data") { Description = "With the contact data that municipalities gave." };

        var export = new Command("export", "Write rounds to a file: answers, figures, trends and codebook.")
        {
            round, file, level, area, indicator, language, sheet, forExcel, personal,
        };
        export.SetAction((parsed, cancellation) => database.RunAsync(parsed, async (services, terminal) =>
        {
            var path = parsed.GetRequiredValue(file);
            var form = parsed.GetValue(forExcel) ? CsvForm.Excel : CsvForm.Plain;
            var key = parsed.GetRequiredValue(round);
            var selection = new ExportSelection(
                new ObservationSelection(
                    parsed.GetValue(indicator) ?? [],
                    key == AllRounds ? [] : [key],
                    [.. (parsed.GetValue(level) ?? []).Select(word => ObservationWords.FindLevel(word)!.Value)],
                    parsed.GetValue(area) ?? [],
                    new Dictionary<string, int>()),
                ExportLanguage.Find(parsed.GetRequiredValue(language))!)
            {
                WithPersonalData = parsed.GetValue(personal),
            };
            if (Path.GetExtension(path).ToLowerInvariant() is not (".xlsx" or ".csv" or ".zip"))
                return terminal.Fail($"The file \"{path}\" is to end with .xlsx, .csv or .zip.");

            var outcome = await services.GetRequiredService<ExportRounds>().RunAsync(Actor.Operator, selection, cancellation);
            if (!outcome.IsSuccess)
                return terminal.Fail(outcome.Failure);
            var workbook = outcome.Value;
            var one = workbook.FindSheet(parsed.GetRequiredValue(sheet));
            if (one is null)
                return terminal.Fail($"There is no sheet \"{parsed.GetValue(sheet)}\"; there are {string.Join(", ", workbook.Sheets.Select(known => known.Key))}.");

            var written = await OutputFile.WriteAsync(path, output => Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".xlsx" => XlsxFile.WriteAsync(workbook, output, cancellation),
                ".zip" => CsvFile.WriteZipAsync(workbook, form, output, cancellation),
                _ => CsvFile.WriteAsync(one, form, output, cancellation),
            });
            if (!written.IsSuccess)
                return terminal.Fail(written.Failure);

            var told = await RoundNotes.TellAsync(
                services, terminal, known => key == AllRounds ? ReadObservations.IsPublic(known) : known.Key == key, release: null, cancellation);
            if (!told.IsSuccess)
                return terminal.Fail(told.Failure);
            foreach (var known in Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase) ? [one] : workbook.Sheets)
                terminal.Print(string.Create(CultureInfo.InvariantCulture, $"{known.Name}: {known.RowCount} rows, {known.Columns.Count} columns."));
            return 0;
        }));
        return export;
    }
}
