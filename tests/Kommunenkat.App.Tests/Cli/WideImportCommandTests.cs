using System.Text.Json.Nodes;
using Kommunenkat.Cli;
using Kommunenkat.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Kommunenkat.App.Tests.Cli;

public sealed class WideImportCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kommunenkat-wide-");

    private string Connection => $"Data Source={Path.Combine(_folder.FullName, "test.db")}";

    public void Dispose()
    {
        using (var pooled = new SqliteConnection(Connection))
            SqliteConnection.ClearPool(pooled);
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_file_whose_columns_are_certain_is_tried_and_imported()
    {
        await CreateRoundAsync();
        var file = FileOf("svar.csv", "municipality;styrdokument_finns;styrdokument_plan\n0114;Ja;started\n0115;Nej;-\n");

        var tried = await RunAsync("answers", "import", "2025", file, "--dry-run");
        var imported = await RunAsync("answers", "import", "2025", file);
        var again = await RunAsync("answers", "import", "2025", file);

        var leftOut = $"{file}:C2 (styrdokument_plan): styrdokument_plan is left out: with its other answers 0114 is not asked this question\n";
        Assert.Equal((0, "Round 2025: 2 answers of 2 municipalities can be imported, 1 left out.\n", leftOut), tried);
        Assert.Equal((0, "Round 2025: 2 answers of 2 municipalities imported, 1 left out.\n", leftOut), imported);
        Assert.Equal(
            (1, "", $"{file}:A2 (municipality): 0114 Upplands Väsby already has answers; an import never overwrites\n{file}:A3 (municipality): 0115 Vallentuna already has answers; an import never overwrites\n"),
            again);
    }

    [Fact]
    public async Task What_is_not_certain_is_told_and_a_mapping_that_was_looked_over_is_used()
    {
        await CreateRoundAsync();
        var file = FileOf("svar.csv", "Kommun;Har ni styrdokument?;Anteckning\nUpplands Väsby;Ja;hej\n");
        var mapping = Path.Combine(_folder.FullName, "mapping.json");

        var unsure = await RunAsync("answers", "import", "2025", file);
        var saved = await RunAsync("answers", "import", "2025", file, "--save-mapping", mapping);
        var json = JsonNode.Parse(await File.ReadAllTextAsync(mapping, TestContext.Current.CancellationToken))!;
        json["columns"]![1]!["role"] = "item";
        json["columns"]![1]!["question"] = "styrdokument_finns";
        await File.WriteAllTextAsync(mapping, json.ToJsonString(), TestContext.Current.CancellationToken);
        var imported = await RunAsync("answers", "import", "2025", file, "--mapping", mapping);

        Assert.Equal(1, unsure.Code);
        Assert.Contains($"{file}:B1 (Har ni styrdokument?): the heading is unknown; ignored\n", unsure.Error, StringComparison.Ordinal);
        Assert.EndsWith("Run this again with --save-mapping FILE.json, look the file over, and give it as --mapping FILE.json.\n", unsure.Error, StringComparison.Ordinal);
        Assert.Equal(1, saved.Code);
        Assert.Equal((0, "Round 2025: 1 answers of 1 municipalities imported, 0 left out.\n", ""), imported);
    }

    [Fact]
    public async Task A_mapping_that_does_not_fit_or_is_none_is_told()
    {
        await CreateRoundAsync();
        var file = FileOf("svar.csv", "municipality;styrdokument_finns\n0114;Ja\n");
        var other = FileOf("other.csv", "municipality;samordnare_finns\n0114;Ja\n");
        var mapping = Path.Combine(_folder.FullName, "mapping.json");
        Assert.Equal(0, (await RunAsync("answers", "import", "2025", file, "--dry-run", "--save-mapping", mapping)).Code);

        var unfit = await RunAsync("answers", "import", "2025", other, "--mapping", mapping);
        var none = await RunAsync("answers", "import", "2025", file, "--mapping", FileOf("none.json", "{}"));
        var missing = await RunAsync("answers", "import", "2025", file, "--mapping", "nowhere.json");

        Assert.Equal(
            (1, "", $"{other}:row 1: the column \"styrdokument_finns\" is missing\n{other}:B1 (samordnare_finns): the mapping does not say what the column is\n"), unfit);
        Assert.Equal(1, none.Code);
        Assert.Equal((1, "", "There is no file \"nowhere.json\".\n"), missing);
    }

    [Fact]
    public async Task A_long_file_is_tried_too()
    {
        await CreateRoundAsync();
        var file = FileOf("long.csv", "municipality,question,row,value\n0114,styrdokument_finns,,yes\n");

        Assert.Equal((0, "Round 2025: 1 answers of 1 municipalities can be imported, 0 left out.\n", ""), await RunAsync("answers", "import", "2025", file, "--dry-run"));
        Assert.Equal((0, "Round 2025: 1 answers of 1 municipalities imported, 0 left out.\n", ""), await RunAsync("answers", "import", "2025", file));
    }

    private async Task CreateRoundAsync() =>
        Assert.Equal(0, (await RunAsync("round", "create", FileOf("2025.json", ReferenceFiles.Questionnaire("2025")))).Code);

    private string FileOf(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await Program.RunAsync([.. args, "--engine", "Sqlite", "--connection", Connection], output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
