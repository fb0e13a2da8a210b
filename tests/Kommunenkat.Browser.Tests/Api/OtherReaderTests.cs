using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Kommunenkat.Browser.Tests.Api;

/// <summary>What we write as JSON-stat, read by a reader that is not ours.</summary>
public sealed class OtherReaderTests(SharedServer server)
{
    [Fact]
    public async Task A_third_partys_reader_finds_the_same_numbers_in_JSON_stat()
    {
        var start = new ProcessStartInfo(Node(), [Path.Combine(Checkout.Root, "tests", "json-stat", "check.mjs"), server.Address.ToString().TrimEnd('/')])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        Assert.True(process.ExitCode == 0, $"{await output}{await errors}");
        Assert.Contains("No faults.", await output, StringComparison.Ordinal);
    }

    /// <summary>The one that Playwright brings for itself, so that no other is needed; it may bring those of other machines too.</summary>
    private static string Node()
    {
        var system = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var machine = $"{system}?{RuntimeInformation.OSArchitecture}".ToLowerInvariant();
        var folder = Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, ".playwright", "node"), machine).Single();
        return Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node");
    }
}
