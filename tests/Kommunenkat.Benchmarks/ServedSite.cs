using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Kommunenkat.App;
using Kommunenkat.App.Database;
using Kommunenkat.App.Demo;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Kommunenkat.Benchmarks;

/// <summary>The real server with the demo's figures, as a process of its own and as in production, in a copy to which files can be added.</summary>
internal sealed class ServedSite : IDisposable
{
    private const string Server = "Kommunenkat.Web";
    private const string Announcement = "Kommunenkat: ";

    private readonly string _folder = Path.Combine(Folders.Artifacts, $"served-{Guid.CreateVersion7()}");
    private Process? _process;

    private string Connection => $"Data Source={Path.Combine(_folder, "kommunenkat.db")};Pooling=False";

    public async Task PrepareAsync()
    {
        // What this program refers to lies beside it: the server too, with all it needs.
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.CreateDirectory(Path.Combine(_folder, "wwwroot"));
        await using var services = new ServiceCollection().AddKommunenkat(DatabaseSettings.From("Sqlite", Connection)).BuildServiceProvider();
        services.GetRequiredService<Migrator>().Migrate();
        _ = (await services.GetRequiredService<LoadDemo>().RunAsync()).Value;
    }

    /// <summary>Adds a static file as if the build had found it.</summary>
    /// <param name="encoding">What the content is compressed by already; null: nothing.</param>
    public void AddFile(string name, byte[] content, string? encoding)
    {
        File.WriteAllBytes(Path.Combine(_folder, "wwwroot", name), content);
        var path = Path.Combine(_folder, $"{Server}.staticwebassets.endpoints.json");
        var manifest = JsonNode.Parse(File.ReadAllText(path))!;
        var headers = new JsonArray(
            Header("Content-Length", content.Length.ToString(CultureInfo.InvariantCulture)),
            Header("Content-Type", "text/html"),
            Header("ETag", $"\"{name}\""),
            Header("Last-Modified", "Wed, 01 Oct 2025 10:00:00 GMT"));
        if (encoding is not null)
            headers.Add(Header("Content-Encoding", encoding));
        manifest["Endpoints"]!.AsArray().Add(new JsonObject
        {
            ["Route"] = name,
            ["AssetFile"] = name,
            ["Selectors"] = new JsonArray(),
            ["ResponseHeaders"] = headers,
            ["EndpointProperties"] = new JsonArray(),
        });
        File.WriteAllText(path, manifest.ToJsonString());
    }

    /// <returns>The address it listens on.</returns>
    public async Task<Uri> StartAsync()
    {
        Stop();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(_folder, $"{Server}.dll"), "--urls", "http://127.0.0.1:0", "--contentRoot", _folder])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ConnectionStrings__Kommunenkat"] = Connection;
        start.Environment["Mail__Folder"] = Path.Combine(_folder, "mail");
        start.Environment["Mail__Sender"] = "enkat@myndigheten.example";
        start.Environment["RateLimits__PerMinute"] = "100000000"; // it is the server that is measured
        _process = Process.Start(start)!;
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
                return new Uri(line[Announcement.Length..]);
        }

        throw new InvalidOperationException("The server ended before it answered.");
    }

    public void Dispose()
    {
        Stop();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private void Stop()
    {
        if (_process is null)
            return;
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    private static JsonObject Header(string name, string value) => new() { ["Name"] = name, ["Value"] = value };
}
