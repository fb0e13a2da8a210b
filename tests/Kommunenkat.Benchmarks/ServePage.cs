using System.Globalization;

namespace Kommunenkat.Benchmarks;

/// <summary>
/// A public page out of memory against a static file of the very same bytes, both over HTTP from the same server. The two take turns, and
/// what counts is the ratio of each turn: the machine may have other things to do, but hardly for one of them only.
/// </summary>
internal static class ServePage
{
    private const string Page = "/resultat";
    private const int Connections = 16;
    private const int Turns = 15;

    private static readonly TimeSpan TurnTime = TimeSpan.FromSeconds(1);

    /// <summary>As it comes to browsers, which all take brotli, and as it is.</summary>
    private static readonly (string? Encoding, string File)[] Forms = [("br", "same-compressed.html"), (null, "same.html")];

    public static async Task RunAsync()
    {
        using var site = new ServedSite();
        await site.PrepareAsync();
        var address = await site.StartAsync();
        foreach (var (encoding, file) in Forms)
            site.AddFile(file, await FetchAsync(new Uri(address, Page), encoding), encoding);

        address = await site.StartAsync();
        foreach (var (encoding, file) in Forms)
            await MeasureAsync(address, encoding, file);
    }

    private static async Task MeasureAsync(Uri address, string? encoding, string file)
    {
        var headers = encoding is null ? "" : $"Accept-Encoding: {encoding}\r\n";
        using var page = new KeepAliveLoad(new Uri(address, Page), headers, Connections);
        using var plain = new KeepAliveLoad(new Uri(address, file), headers, Connections);
        // The first page is sent in chunks while it is made; from then on its length is known.
        await FetchAsync(new Uri(address, Page), encoding);
        for (var warmUp = 0; warmUp < 3; warmUp++)
            (_, _) = (await plain.RunAsync(TurnTime), await page.RunAsync(TurnTime));

        var turns = new List<(double Page, double File)>();
        for (var turn = 0; turn < Turns; turn++)
        {
            var ofFile = await plain.RunAsync(TurnTime);
            turns.Add((await page.RunAsync(TurnTime), ofFile));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {Page} ({encoding ?? "not compressed"}): {page.BodyLength} bytes, the file {plain.BodyLength}
              page {Median(turns.Select(turn => turn.Page)):F0} requests/s, file {Median(turns.Select(turn => turn.File)):F0} requests/s
              ratio {Median(turns.Select(turn => turn.Page / turn.File)):F2} (goal 0.50)
            """));
    }

    private static async Task<byte[]> FetchAsync(Uri address, string? encoding)
    {
        using var client = new HttpClient();
        if (encoding is not null)
            client.DefaultRequestHeaders.Add("Accept-Encoding", encoding);
        return await client.GetByteArrayAsync(address);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Turns / 2);
}
