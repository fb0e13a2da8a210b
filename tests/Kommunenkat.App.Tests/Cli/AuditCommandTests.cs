using Kommunenkat.App.Database;
using Kommunenkat.Cli;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Cli;

public sealed class AuditCommandTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kommunenkat-audit-");
    private TestDatabase _database = null!;
    private string _round = "";

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var scenario = new Scenario(_database.Settings);
        _round = await scenario.OpenRoundAsync(Lund);
        await scenario.SaveAsync(_round, Lund, ("styrgrupp_finns", "yes"), ("samordnare_omfattning", "10"));
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_whole_log_is_told_with_its_size_and_one_hash()
    {
        var run = await RunAsync("verify");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Matches("^Chains: 2; entries: 4; broken chains: 0\\.\nHead: [0-9a-f]{64}\n$", run.Output);
    }

    [Fact]
    public async Task A_change_is_told_with_its_place_and_fails()
    {
        var chain = await ChainAsync();
        await _database.ExecuteAsync("UPDATE audit_entry SET object_id = 'other' WHERE chain = @chain AND number = 2", new { chain });

        var run = await RunAsync("verify", "--chain", $"{chain}");

        Assert.Equal((1, $"Chain {chain} is broken at entry 2: it was changed after it was written.\n"), (run.Code, run.Error));
        Assert.StartsWith("Chains: 1; entries: 2; broken chains: 1.", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("heads")).Code);
        Assert.Equal(0, (await RunAsync("verify", "--chain", $"{Guid.Empty}")).Code);
        Assert.Equal(1, (await RunAsync("verify", "--chain", $"{Guid.CreateVersion7()}")).Code);
    }

    [Fact]
    public async Task What_was_noted_tells_of_a_tail_that_was_cut_off()
    {
        var chain = await ChainAsync();
        var heads = await RunAsync("heads");
        var file = Path.Combine(_folder.FullName, "heads.txt");
        await File.WriteAllTextAsync(file, heads.Output, TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), ((await RunAsync("verify", "--expect", file)).Code, heads.Error));

        await _database.ExecuteAsync("DELETE FROM audit_entry WHERE chain = @chain AND number = 2", new { chain });

        Assert.Equal(0, (await RunAsync("verify")).Code);
        var run = await RunAsync("verify", "--expect", file);
        Assert.Equal((1, $"Chain {chain} is broken at entry 2: it and all after it are gone, though they were noted.\n"), (run.Code, run.Error));
    }

    [Fact]
    public async Task A_file_that_is_none_of_heads_is_refused()
    {
        var file = Path.Combine(_folder.FullName, "heads.txt");
        await File.WriteAllTextAsync(file, "nonsense\n", TestContext.Current.CancellationToken);

        var run = await RunAsync("verify", "--expect", file);

        Assert.Equal((1, "", $"{file}:1: This is no line that \"audit heads\" wrote.\n"), run);
    }

    [Fact]
    public async Task What_was_done_is_listed_as_lines_and_as_CSV()
    {
        var lines = await RunAsync("list", "--since", "2025-10-01", "--area", Lund);
        var csv = await RunAsync("list", "--since", "2025-10-01", "--person", "Asta Administratör", "--format", "csv");
        var later = await RunAsync("list", "--since", "2025-10-02");
        var wrong = await RunAsync("list", "--since", "igår");

        Assert.Equal(
            (0, $"2025-10-01 12:00:00  AnswerSaved            Åsa Öberg  1281  {_round}  Item samordnare_omfattning  Version=1\n"
                + $"2025-10-01 12:00:00  AnswerSaved            Åsa Öberg  1281  {_round}  Item styrgrupp_finns  Version=1\n"),
            (lines.Code, lines.Output));
        Assert.Equal(
            ["time,person,personId,origin,action,objectKind,object,area,round,detail,chain,number",
                $"2025-10-01T12:00:00.123+02:00,Asta Administratör,{Administrator.PersonId},,RoundOpened,Round,{_round},,{_round},From=Draft; To=Open,{Guid.Empty},2",
                $"2025-10-01T12:00:00.123+02:00,Asta Administratör,{Administrator.PersonId},,RoundCreated,Round,{_round},,{_round},Municipalities=1,{Guid.Empty},1"],
            csv.Output.TrimEnd('\n').Split('\n'));
        Assert.Equal((0, ""), (later.Code, later.Output));
        Assert.Equal(1, wrong.Code);
        Assert.Contains("--since expects a date", wrong.Error, StringComparison.Ordinal);
    }

    private Task<Guid> ChainAsync() => _database.ValueAsync<Guid>("SELECT chain FROM audit_entry WHERE area_code IS NOT NULL AND number = 1");

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await Program.RunAsync(["audit", .. args, "--connection", _database.Settings.ConnectionString], output, error);
        return (code, output.ToString(), error.ToString());
    }
}
