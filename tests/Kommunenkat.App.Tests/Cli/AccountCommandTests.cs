using Kommunenkat.App.Database;
using Kommunenkat.Cli;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Kommunenkat.App.Tests.Cli;

public sealed class AccountCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kommunenkat-cli-");

    private string Connection => $"Data Source={Path.Combine(_folder.FullName, "test.db")}";

    public void Dispose()
    {
        using (var pooled = new SqliteConnection(DatabaseSettings.From("Sqlite", Connection).ConnectionString))
            SqliteConnection.ClearPool(pooled);
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_first_administrators_of_a_new_database_are_made_at_the_terminal()
    {
        Assert.Equal((0, "", ""), await RunAsync("account", "list"));

        var (code, output, error) = await RunAsync(
            "account", "invite", "--role", "Administrator", "--area", "00", "--name", "Sara Nyqvist", "--email", "Sara@myndigheten.example");
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("Sara Nyqvist <sara@myndigheten.example> is Administrator in 00 (grant ", output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(
            "account", "invite", "--role", "CountyOfficer", "--area", "14", "--name", "Karin", "--email", "karin@lan.example", "--until", "2070-12-31")).Code);

        var lines = (await RunAsync("account", "list")).Output.TrimEnd('\n').Split('\n').Select(line => line.Split('\t')).ToList();
        Assert.Equal(["Administrator", "CountyOfficer"], lines.Select(line => line[1]));
        Assert.Equal(["14", "-", "2070-12-31", "Karin", "karin@lan.example"], [lines[1][2], lines[1][3], lines[1][5], lines[1][6], lines[1][7]]);
        Assert.Single((await RunAsync("account", "list", "--area", "14")).Output.TrimEnd('\n').Split('\n'));
        Assert.Equal((0, "The role has ended.\n", ""), await RunAsync("account", "end", lines[1][0]));
        Assert.Equal((1, "", "The role has ended already.\n"), await RunAsync("account", "end", lines[1][0]));
        Assert.Equal((1, "", "There would be no administrator left.\n"), await RunAsync("account", "end", lines[0][0]));
    }

    [Fact]
    public async Task What_is_not_the_terminals_to_give_is_refused() => Assert.Equal(
        (1, "", "The role Coordinator in area \"1281\" is not yours to give.\n"),
        await RunAsync("account", "invite", "--role", "Coordinator", "--area", "1281", "--name", "N.N.", "--email", "nn@lund.example"));

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await Program.RunAsync([.. args, "--connection", Connection], output, error);
        return (code, output.ToString(), error.ToString());
    }
}
