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
            : Welcome(request, Csv).CompareTo(Welcome(request, Json)) > 0 ? ApiFormat.Csv : ApiFormat.Json;
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

    /// <summary>
    /// How welcome a media type is, the greater the more: by its quality, 0 to 1, which the range gives that names it most closely
    /// (RFC 9110, 12.5.1); of two alike by how closely it is named, and then by which stands first.
    /// </summary>
    private static (double Quality, int Closeness, int Earliness) Welcome(HttpRequest request, string type)
    {
        string[] ranges = ["*/*", $"{type.Split('/')[0]}/*", type];
        var accepted = request.Headers.Accept
            .SelectMany(line => (line ?? "").Split(',', StringSplitOptions.TrimEntries))
            .Select(text => MediaTypeWithQualityHeaderValue.TryParse(text, out var parsed) ? parsed : null)
            .OfType<MediaTypeWithQualityHeaderValue>()
            .ToList();
        for (var closeness = ranges.Length - 1; closeness >= 0; closeness--)
        {
            var position = accepted.FindIndex(media => string.Equals(media.MediaType, ranges[closeness], StringComparison.OrdinalIgnoreCase));
            if (position >= 0)
                return accepted[position].Quality is 0 ? default : (accepted[position].Quality ?? 1, closeness, -position);
        }

        return default;
    }
}
