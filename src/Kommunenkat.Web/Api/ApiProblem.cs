using Kommunenkat.App;
using Microsoft.AspNetCore.Mvc;

namespace Kommunenkat.Web.Api;

/// <summary>The open interface's errors: problem documents (RFC 9457) and never a page.</summary>
internal static class ApiProblem
{
    /// <summary>Where the errors are explained to people.</summary>
    private const string Explained = "/api#fel";

    /// <summary>All that is wrong with the parameters at once.</summary>
    public static IResult BadParameters(IReadOnlyList<ParameterFault> faults)
    {
        var problem = Of(StatusCodes.Status400BadRequest, "Bad parameter", string.Join(" ", faults.Select(fault => fault.Message)));
        problem.Extensions["errors"] = faults.Select(fault => new { fault.Parameter, fault.Message, fault.Allowed }).ToList();
        return Answer(problem);
    }

    public static IResult Of(Failure failure) => failure.Kind switch
    {
        FailureKind.NotFound => Answer(Of(StatusCodes.Status404NotFound, "Not found", string.Join(" ", failure.Messages))),
        FailureKind.Invalid or FailureKind.Conflict => Answer(Of(StatusCodes.Status400BadRequest, "Bad parameter", string.Join(" ", failure.Messages))),
        FailureKind.Unavailable => Answer(
            Of(StatusCodes.Status503ServiceUnavailable, "Unavailable", "The figures cannot be read now. Try again in a while."), retryAfter: TimeSpan.FromSeconds(10)),
    };

    public static IResult NoSuchAddress(PathString path) => Answer(Of(
        StatusCodes.Status404NotFound, "Not found", $"There is nothing at {path.ToUriComponent()}. The addresses are listed at /api and in /api/v1/openapi.json."));

    public static IResult NoSuchMethod(string method) => Answer(Of(
        StatusCodes.Status405MethodNotAllowed, "Method not allowed", $"{method} is not allowed: the data can only be read, by GET and HEAD."));

    public static IResult TooMany(TimeSpan? retryAfter) => Answer(
        Of(StatusCodes.Status429TooManyRequests, "Too many requests", "There have been too many requests from your address. Wait as long as Retry-After says."), retryAfter);

    public static IResult Fault() => Answer(Of(
        StatusCodes.Status500InternalServerError, "Server error", "Something went wrong on our side, and we have a note of it. Your request may be right."));

    private static ProblemDetails Of(int status, string title, string detail) => new() { Type = Explained, Status = status, Title = title, Detail = detail };

    private static HeadedProblem Answer(ProblemDetails problem, TimeSpan? retryAfter = null) => new(problem, retryAfter);

    private sealed class HeadedProblem(ProblemDetails problem, TimeSpan? retryAfter) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var headers = httpContext.Response.Headers;
            headers.CacheControl = "no-store";
            if (retryAfter is { } wait)
                headers.RetryAfter = ClientNetwork.Seconds(wait);
            if (problem.Status == StatusCodes.Status405MethodNotAllowed)
                headers.Allow = PublicApi.Methods;
            return TypedResults.Problem(problem).ExecuteAsync(httpContext);
        }
    }
}
