using System.Security.Cryptography;
using System.Text;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace Kommunenkat.Web.Api;

/// <summary>Sends data with all that tells what they are and how long they hold.</summary>
internal static class ApiAnswer
{
    public const string ReleaseHeader = "Kommunenkat-Release";

    /// <summary>A correction is a new release and should be met soon; until then a copy may be used as it is.</summary>
    private const string Holds = "public, max-age=300";

    /// <summary>What makes the data of the figures: another build may write them in another way.</summary>
    private static readonly string Build =
        string.Join(' ', new[] { typeof(ApiAnswer), typeof(Catalogue), typeof(Survey.Indicators.Indicator) }.Select(type => type.Module.ModuleVersionId));

    /// <param name="rounds">What the data are of.</param>
    public static IResult Records(HttpContext http, ApiFormat format, IReadOnlyList<PublicRound> rounds, MachineRecords records) =>
        Send(http, format, rounds, format == ApiFormat.Csv ? records.WriteCsvAsync : records.WriteJsonAsync);

    /// <inheritdoc cref="Records"/>
    public static IResult Text(HttpContext http, ApiFormat format, IReadOnlyList<PublicRound> rounds, string text) =>
        Send(http, format, rounds, async output => await output.WriteAsync(Encoding.UTF8.GetBytes(text)));

    /// <summary>Figures, with a name to save them by: the rows themselves say nothing of release and time.</summary>
    /// <inheritdoc cref="Send" path="/param"/>
    public static IResult Figures(HttpContext http, ApiFormat format, IReadOnlyList<PublicRound> rounds, Func<Stream, Task> write)
    {
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{SavedFile.Name(http.Request.Path, format, rounds)}\"";
        return Send(http, format, rounds, write);
    }

    /// <inheritdoc cref="Records"/>
    /// <param name="write">Writes the data as they are made.</param>
    private static PushStreamHttpResult Send(HttpContext http, ApiFormat format, IReadOnlyList<PublicRound> rounds, Func<Stream, Task> write)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = Holds;
        // Of what is sent as it is, too: another reader may get the same address compressed. Compression adds what is not there already.
        headers.Vary = $"{HeaderNames.Accept}, {HeaderNames.AcceptEncoding}";
        if (rounds.Count > 0)
            headers[ReleaseHeader] = string.Join(", ", rounds.Select(Describe));
        // This also answers 304 to who has the data already, and sends HEAD no body.
        return TypedResults.Stream(
            HttpMethods.IsHead(http.Request.Method) ? _ => Task.CompletedTask : write,
            ApiFormats.ContentType(format),
            entityTag: new EntityTagHeaderValue($"\"{Tag(http, format, rounds)}\""));
    }

    /// <summary>"2025;release=1;released=2026-01-15T08:00:00Z", and that the answers are made up where they are.</summary>
    private static string Describe(PublicRound round) =>
        $"{round.Round.Key};release={round.Release.Number};released={CatalogueFile.Moment(round.Release.ReleasedAt)}{(round.Round.IsDemo ? ";demo" : "")}";

    /// <summary>
    /// Of all that decides what is sent, to the byte: a release never changes, so that the data need not be made to know whether they
    /// are the same. The encoding is in it since a strong tag stands for what is sent and not for what it means.
    /// </summary>
    private static string Tag(HttpContext http, ApiFormat format, IReadOnlyList<PublicRound> rounds)
    {
        var request = http.Request;
        var encoding = http.RequestServices.GetRequiredService<IResponseCompressionProvider>().GetCompressionProvider(http)?.EncodingName;
        var identity = string.Join('\n', [
            Build, $"{request.Path}", $"{request.QueryString}", ApiFormats.Word(format), encoding ?? "",
            .. rounds.Select(round => $"{Describe(round)} {round.Round.State}"),
        ]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 16));
    }
}
