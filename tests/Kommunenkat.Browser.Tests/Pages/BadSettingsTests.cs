namespace Kommunenkat.Browser.Tests.Pages;

public sealed class BadSettingsTests(SharedServer running)
{
    [Theory]
    [InlineData("Database:Engine", "Oracle", "Database:Engine")]
    [InlineData("Proxies", "nonsense", "Proxies")]
    [InlineData("RateLimits:PerMinute", "many", "RateLimits:PerMinute")]
    [InlineData("DataProtection:Certificate", "/no/such.pfx", "DataProtection:Certificate")]
    [InlineData("Site:Address", "enkat.example", "Site:Address")]
    [InlineData("ConnectionStrings:Kommunenkat", "Nonsense", "ConnectionStrings:Kommunenkat")]
    [InlineData("ConnectionStrings:Kommunenkat", "Data Source=:memory:", "ConnectionStrings:Kommunenkat")]
    [InlineData("ConnectionStrings:Kommunenkat", "Data Source=/proc/nowhere/kommunenkat.db", "ConnectionStrings:Kommunenkat")]
    [InlineData("Mail:Smtp:Host", "127.0.0.1", "Mail:Folder and Mail:Smtp:Host")]
    [InlineData("Mail:Sender", "nobody", "Mail:Sender")]
    [InlineData("SignIn:Email:Enabled", "false", "SignIn:Providers")]
    [InlineData("SignIn:Providers:0:Key", "kommun", "SignIn:Providers:0:Authority")]
    [InlineData("Site:Address", "enkat", "Site:Address")]
    public async Task A_setting_that_makes_no_sense_stops_the_start_with_one_sentence_that_names_it(string key, string value, string named)
    {
        var (exitCode, errors) = await RunAsync(0, key, value);
        Assert.Equal(1, exitCode);
        Assert.Contains(named, Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_stops_the_start_with_one_sentence()
    {
        var (exitCode, errors) = await RunAsync(running.Address.Port, "ConnectionStrings:Kommunenkat", $"Data Source={running.DatabaseFile}");
        Assert.Equal(1, exitCode);
        Assert.Contains("urls", Assert.Single(errors), StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, IReadOnlyList<string> Errors)> RunAsync(int port, string key, string value)
    {
        using var process = ServerProcess.Start("Production", port, new Dictionary<string, string>(ProductionServer.Mail) { [key] = value });
        await process.WaitForExitAsync();
        return (process.ExitCode, process.Errors);
    }
}
