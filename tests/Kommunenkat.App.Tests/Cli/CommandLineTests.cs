using System.Text.Json;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Cli;
using Kommunenkat.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Kommunenkat.App.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private const string Header = "municipality,question,row,value\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kommunenkat-cli-");

    private static string Questionnaire => Path.Combine(ReferenceFiles.Root, "db", "reference", "questionnaire-2025.json");

    private string Connection => $"Data Source={Path.Combine(_folder.FullName, "data", "test.db")}";

    public void Dispose()
    {
        using (var pooled = new SqliteConnection(DatabaseSettings.From("Sqlite", Connection).ConnectionString))
            SqliteConnection.ClearPool(pooled);
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_round_goes_from_file_to_published_figures()
    {
        var frame = FileOf("frame.csv", "code,name\n0114,Upplands Väsby\n0115,Vallentuna\n0117,Österåker\n");
        var answers = FileOf("answers.csv", Header + "0114,styrdokument_finns,,yes\n0114,styrdokument_plan,,started\n0115,styrdokument_finns,,no\n");

        Succeeds(await RunAsync("migrate"), "0001_rounds_and_responses\n", startOnly: true);
        Succeeds(await RunAsync("round", "create", Questionnaire, "--frame", frame, "--last-answer-day", "2025-05-01", "--definitive-close", "2025-06-01"),
            "Round 2025 is created in draft with 3 municipalities.\n");
        var import = await RunAsync("answers", "import", "2025", answers);
        Assert.Equal(
            (0, "Round 2025: 2 answers of 2 municipalities imported, 1 left out.\n", $"{answers}:3: question: styrdokument_plan is left out: with its other answers 0114 is not asked this question\n"),
            (import.Code, import.Output, import.Error));

        var before = await RunAsync("observations", "--indicator", "styrdokument", "--level", "municipality", "--area", "0114", "--round", "2025");
        Assert.Equal(0, before.Code);
        Assert.StartsWith("Round 2025 is not published (its state is draft)", before.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("observations")).Output.Count(c => c == '\n') - 1);

        Succeeds(await RunAsync("round", "close", "2025"), "Round 2025 is closed.\n");
        Succeeds(await RunAsync("round", "publish", "2025"), "Round 2025 is published.\n");
        var figures = await RunAsync("observations", "--indicator", "styrdokument", "--level", "municipality", "--area", "0114");
        Assert.Equal(
            (0,
                "indicator,round,level,area,areaName,state,value,numerator,base,invited,submitted,notApplicable,unknown,lower,upper\n"
                + "styrdokument,2025,municipality,0114,Upplands Väsby,yes,100,1,1,1,1,0,0,100,100\n",
                "Round 2025: release 1 of 1.\nObservations: 1.\n"),
            (figures.Code, figures.Output, figures.Error));
        Assert.Equal(before.Output, figures.Output);

        var json = await RunAsync("observations", "--round", "2025", "--indicator", "styrdokument", "--level", "country", "--format", "json");
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal((2, 1d), (document.RootElement[0].GetProperty("submitted").GetInt32(), document.RootElement[0].GetProperty("numerator").GetDouble()));
        Assert.Equal(24 * (1 + 21 + 9 + 290) + 1, (await RunAsync("observations")).Output.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_round_requires_approval_where_it_is_created_so(bool approval)
    {
        Assert.Equal(0, (await RunAsync(["round", "create", Questionnaire, .. approval ? (string[])["--approval"] : []])).Code);

        await using var scenario = new Scenario(DatabaseSettings.From("Sqlite", Connection));
        await scenario.ChangeAsync("2025", RoundAction.Open);
        Assert.Equal(approval, (await scenario.OpenAsync("2025", "0114")).Round.RequiresApproval);
    }

    [Fact]
    public async Task A_trend_is_an_object_of_one_area_and_an_array_of_all()
    {
        foreach (var (round, answer) in (ValueTuple<string, string>[])[("2023", "no"), ("2025", "yes")])
        {
            var questionnaire = Path.Combine(ReferenceFiles.Root, "db", "reference", $"questionnaire-{round}.json");
            Assert.Equal(0, (await RunAsync("round", "create", questionnaire)).Code);
            Assert.Equal(0, (await RunAsync("answers", "import", round, FileOf($"{round}.csv", $"{Header}0114,styrdokument_finns,,{answer}\n"))).Code);
        }

        string[] trends = ["trends", "--indicator", "styrdokument", "--level", "municipality", "--from", "2023", "--to", "2025"];
        var one = await RunAsync([.. trends, "--area", "0114", "--format", "json"]);
        var all = await RunAsync([.. trends, "--format", "json"]);
        var csv = await RunAsync([.. trends, "--area", "0114", "--format", "csv"]);

        using var trend = JsonDocument.Parse(one.Output);
        Assert.Equal(("yes", 100), (trend.RootElement.GetProperty("comparable").GetString(), trend.RootElement.GetProperty("change").GetDouble()));
        Assert.Equal(
            "Round 2023 is not published (its state is draft): these figures are not public.\n"
            + "Round 2025 is not published (its state is draft): these figures are not public.\n"
            + "Trends: 1.\n",
            one.Error);
        using var array = JsonDocument.Parse(all.Output);
        Assert.Equal(290, array.RootElement.GetArrayLength());
        Assert.Equal(one.Output.TrimEnd('\n'), array.RootElement[0].GetRawText());
        Assert.EndsWith(
            "styrdokument,2023,2025,municipality,0114,Upplands Väsby,no,yes,gained,yes,,0,0,1,100,1,1,100,1,0,100,1,0,0,0,100,0,0\n",
            csv.Output,
            StringComparison.Ordinal);

        Fails(
            await RunAsync("trends", "--indicator", "styrdokument", "--level", "country", "--from", "2025", "--to", "2023"),
            "A trend goes from a round to a later one; \"2025\" is not before \"2023\".\n");
    }

    [Fact]
    public async Task A_correction_is_released_and_the_figures_before_it_are_still_there()
    {
        var frame = FileOf("frame.csv", "code\n0114\n");
        var answers = FileOf("answers.csv", Header + "0114,styrdokument_finns,,yes\n");
        foreach (var args in (string[][])
            [["round", "create", Questionnaire, "--frame", frame], ["answers", "import", "2025", answers], ["round", "close", "2025"], ["round", "publish", "2025"]])
        {
            Assert.Equal(0, (await RunAsync(args)).Code);
        }

        Fails(await RunAsync("round", "release", "2025", "--note", "Inget."), "Nothing in round 2025 has changed since release 1; there is nothing to release.\n");
        Fails(await RunAsync("round", "release", "2025", "--note", " "), "A new release needs a note that says what has been corrected.\n");
        await using (var scenario = new Scenario(DatabaseSettings.From("Sqlite", Connection)))
            await scenario.CorrectAsync("2025", "0114", ("styrdokument_finns", "no"));
        Succeeds(await RunAsync("round", "release", "2025", "--note", "Upplands Väsby hade svarat fel."), "Release 2 of round 2025 is public.\n");

        string[] figure = ["observations", "--round", "2025", "--indicator", "styrdokument", "--level", "municipality", "--area", "0114"];
        foreach (var (release, state) in (ValueTuple<string[], string>[])[([], "no"), (["--release", "1"], "yes"), (["--release", "2"], "no")])
        {
            var run = await RunAsync([.. figure, .. release]);
            Assert.Contains($",0114,Upplands Väsby,{state},", run.Output, StringComparison.Ordinal);
            Assert.Equal($"Round 2025: release {(state == "yes" ? 1 : 2)} of 2.\nObservations: 1.\n", run.Error);
        }

        Fails(await RunAsync([.. figure, "--release", "3"]), "There is no release \"3\" of round \"2025\".\n");
        Fails(await RunAsync("observations", "--release", "1"), "Release 1 of which round? Name the round too.\n");
    }

    [Fact]
    public async Task A_round_is_exported_as_a_workbook_as_one_sheet_and_as_a_zip_file()
    {
        foreach (var args in (string[][])
            [["round", "create", Questionnaire], ["answers", "import", "2025", FileOf("answers.csv", Header + "0114,styrdokument_finns,,yes\n")]])
        {
            Assert.Equal(0, (await RunAsync(args)).Code);
        }

        string PathOf(string name) => Path.Combine(_folder.FullName, name);
        var workbook = await RunAsync("export", "2025", PathOf("round.xlsx"));
        var sheet = await RunAsync("export", "2025", PathOf("round.csv"), "--level", "municipality", "--area", "0114", "--indicator", "styrdokument");
        var zip = await RunAsync("export", "2025", PathOf("round.zip"), "--language", "en");

        Assert.Equal((0, 0, 0), (workbook.Code, sheet.Code, zip.Code));
        Assert.StartsWith("Round 2025 is not published (its state is draft)", workbook.Error, StringComparison.Ordinal);
        Assert.Contains("Svar: 290 rows, ", workbook.Output, StringComparison.Ordinal);
        Assert.Contains("Answers: 290 rows, ", zip.Output, StringComparison.Ordinal);
        Assert.Equal("Indikatorer: 1 rows, 18 columns.\n", sheet.Output);
        Assert.EndsWith(
            ",municipality,0114,Upplands Väsby,Ja,,yes,1,1,1,1,0,0,,\n", await File.ReadAllTextAsync(PathOf("round.csv")), StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(PathOf("round.xlsx")))[..2]);
        Assert.Equal(["answers.csv", "round.csv", "round.xlsx", "round.zip"], Directory.GetFiles(_folder.FullName).Select(Path.GetFileName).Order());

        Fails(await RunAsync("export", "2025", PathOf("round.pdf")), $"The file \"{PathOf("round.pdf")}\" is to end with .xlsx, .csv or .zip.\n");
        Fails(await RunAsync("export", "all", PathOf("all.xlsx")), "No round is published yet.\n");
        Fails(
            await RunAsync("export", "2025", PathOf("x.csv"), "--sheet", "nope"),
            "There is no sheet \"nope\"; there are las_mig, svar_2025, svar_lang, indikatorer, trender, svarsfrekvens, kodbok.\n");
    }

    [Fact]
    public async Task A_faulty_answer_file_is_listed_line_by_line_and_refused()
    {
        Assert.Equal(0, (await RunAsync("round", "create", Questionnaire)).Code);
        var answers = FileOf("answers.csv", Header + "0114,styrdokument_finns,,Ja\n114,nope,,\n0115,x\n");

        var import = await RunAsync("answers", "import", "2025", answers);

        Assert.Equal((1, ""), (import.Code, import.Output));
        Assert.Equal(
            [
                $"{answers}:2: value: expected one of the question's options, not \"Ja\"",
                $"{answers}:3: municipality: expected \"0114\", not \"114\": the leading zero is missing; format the column as text, write the zero and save the file again",
                $"{answers}:3: question: round 2025 has no question \"nope\"",
                $"{answers}:4: expected 4 fields as in the header, not 2",
            ],
            import.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task A_faulty_frame_file_is_listed_with_its_name()
    {
        var frame = FileOf("frame.csv", "code\n0114\n0114\n");
        Fails(await RunAsync("round", "create", Questionnaire, "--frame", frame), $"{frame}:3: code: expected each municipality once; 0114 stands on line 2 already\n");
        Fails(await RunAsync("round", "open", "2025"), "There is no round \"2025\".\n");
    }

    [Fact]
    public async Task A_questionnaire_is_checked_with_a_json_path_a_fault()
    {
        Succeeds(await RunAsync("questionnaire", "check", Questionnaire), "kommunenkat for round 2025 has no faults: 70 questions, 24 indicators.\n");

        var faulty = FileOf("faulty.json", ReferenceFiles.Questionnaire("2025").Replace("\"unit\": \"municipality\"", "\"unit\": \"region\"", StringComparison.Ordinal));
        Fails(await RunAsync("questionnaire", "check", faulty), "$.unit: expected \"municipality\"\n");
        Fails(await RunAsync("round", "create", faulty), "$.unit: expected \"municipality\"\n");
    }

    [Theory]
    [InlineData("There is no file \"nowhere.csv\".", "answers", "import", "2025", "nowhere.csv")]
    [InlineData("There is no file \"nowhere.json\".", "questionnaire", "check", "nowhere.json")]
    [InlineData("There is no file \"nowhere/nowhere.json\".", "round", "create", "nowhere/nowhere.json")]
    [InlineData("There is no round \"1999\".", "round", "publish", "1999")]
    [InlineData("There is no round \"1999\".", "round", "release", "1999", "--note", "Rättat.")]
    [InlineData("There is no round \"1999\".", "export", "1999", "nowhere.xlsx")]
    [InlineData("There is no round \"1999\".", "observations", "--round", "1999")]
    [InlineData("There is no area \"99\".", "observations", "--area", "99")]
    [InlineData("There is no indicator \"nope\".", "observations", "--indicator", "nope")]
    [InlineData("There is no round \"2023\".", "trends", "--indicator", "x", "--level", "country", "--from", "2023", "--to", "2025")]
    [InlineData("Database:Engine is \"Oracle\"; set it to Sqlite or SqlServer.", "migrate", "--engine", "Oracle")]
    public async Task What_cannot_be_done_is_one_sentence_on_standard_error(string sentence, params string[] args) =>
        Fails(await RunAsync(args), sentence + "\n");

    [Theory]
    [InlineData("round", "open")]
    [InlineData("round")]
    [InlineData("nonsense")]
    [InlineData("round", "release", "2025")]
    [InlineData("observations", "--round", "2025", "--release", "first")]
    [InlineData("observations", "--format", "xml")]
    [InlineData("observations", "--level", "nation")]
    [InlineData("trends", "--level", "country", "--from", "2023", "--to", "2025")]
    [InlineData("trends", "--indicator", "styrdokument", "--level", "nation", "--from", "2023", "--to", "2025")]
    [InlineData("round", "create", "file.json", "--last-answer-day", "1/5 2025")]
    public async Task Bad_usage_is_told_on_standard_error(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);

        Assert.NotEqual(0, code);
        Assert.Equal("", output.Trim());
        Assert.NotEqual("", error.Trim());
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("observations")]
    public async Task A_server_out_of_reach_is_a_sentence_and_no_stack_trace(string command)
    {
        var (code, output, error) = await RunAsync(
            command, "--engine", "SqlServer", "--connection", "Server=127.0.0.1,1;Database=k;User Id=u;Password=p;Connect Timeout=1;ConnectRetryCount=0");

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("The database of ConnectionStrings:Kommunenkat", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Without_a_folder_messages_wait_and_the_terminal_says_so() =>
        Fails(await RunAsync("messages", "deliver"), "Neither Mail:Folder nor Mail:Smtp:Host is set; messages that wait in the outbox: 0.\n");

    private static void Succeeds((int Code, string Output, string Error) run, string output, bool startOnly = false)
    {
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(output, startOnly ? run.Output[..Math.Min(output.Length, run.Output.Length)] : run.Output);
    }

    private static void Fails((int Code, string Output, string Error) run, string error) => Assert.Equal((1, "", error), run);

    private string FileOf(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Runs the program in this process, on this test's database unless the arguments name another.</summary>
    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        string[] database = args.Contains("--connection") ? [] : ["--connection", Connection];
        var code = await Program.RunAsync([.. args, .. database], output, error);
        return (code, output.ToString(), error.ToString());
    }
}
