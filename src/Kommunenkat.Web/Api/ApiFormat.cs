using System.Net.Http.Headers;

namespace Kommunenkat.Web.Api;

/// <summary>The forms that an answer may have.</summary>
internal enum ApiFormat
{
    Json,
    Csv,
    JsonStat,
}

internal static class ApiFormats
{
    public const string Parameter = "format";

    private const string Json = "application/json", Csv = "text/csv";

    /// <summary>The form that is asked for: by the parameter, else by the header Accept, else JSON.</summary>
    public static ApiFormat Read(ApiQuery query, HttpRequest request, params IReadOnlyList<ApiFormat> offered)
    {
        string[] words = [.. offered.Select(Word)];
        return query.Check(Parameter, query.One(Parameter) is { } word ? [word] : [], words) is [var chosen]
            ? offered[Array.IndexOf(words, chosen)]
            : Quality(request, Csv) > Quality(request, Json) ? ApiFormat.Csv : ApiFormat.Json;
    }

    public static string Word(ApiFormat format) => format switch
    {
        ApiFormat.Json => "json",
        ApiFormat.Csv => "csv",
        ApiFormat.JsonStat => "json-stat",
    };

    public static string ContentType(ApiFormat format) => format switch
    {
        ApiFormat.Json or ApiFormat.JsonStat => $"{Json}; charset=utf-8",
        ApiFormat.Csv => $"{Csv}; charset=utf-8; header=present",
    };

    /// <summary>How welcome a media type is, 0 to 1; the range that names it most closely counts (RFC 9110, 12.5.1).</summary>
    private static double Quality(HttpRequest request, string type)
    {
        string[] ranges = [type, $"{type.Split('/')[0]}/*", "*/*"];
        var accepted = request.Headers.Accept
            .SelectMany(line => (line ?? "").Split(',', StringSplitOptions.TrimEntries))
            .Select(text => MediaTypeWithQualityHeaderValue.TryParse(text, out var parsed) ? parsed : null)
            .OfType<MediaTypeWithQualityHeaderValue>()
            .ToList();
        return ranges
            .Select(range => accepted.Find(media => string.Equals(media.MediaType, range, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(media => media is not null) is { } closest
            ? closest.Quality ?? 1
            : 0;
    }
}
