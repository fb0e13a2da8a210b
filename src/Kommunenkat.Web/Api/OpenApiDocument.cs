using System.Reflection;

namespace Kommunenkat.Web.Api;

/// <summary>The description for programs, OpenAPI 3.1: a file beside this one, built into the program.</summary>
internal static class OpenApiDocument
{
    public static string Json { get; } = Read();

    public static IResult Send(HttpContext http)
    {
        var query = new ApiQuery(http.Request.Query, []);
        return query.Faults.Count > 0 ? ApiProblem.BadParameters(query.Faults) : ApiAnswer.Text(http, ApiFormat.Json, [], Json);
    }

    private static string Read()
    {
        using var text = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("openapi.json")
            ?? throw new InvalidOperationException("openapi.json is not built into the program."));
        return text.ReadToEnd();
    }
}
