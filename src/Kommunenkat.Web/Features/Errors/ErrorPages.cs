using Microsoft.AspNetCore.Diagnostics;

namespace Kommunenkat.Web.Features.Errors;

/// <summary>Pages in place of what could not be shown, in the reader's language and with the true status code.</summary>
public static class ErrorPages
{
    private const string ErrorPath = "/fel";

    public static void UseErrorPages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            app.UseExceptionHandler(ErrorPath, createScopeForErrors: true);

        app.UseStatusCodePagesWithReExecute($"{ErrorPath}/{{0}}", createScopeForStatusCodePages: true);

        // Programs that ask the open interface get its own answers, not a page.
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
                && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            // What was sent to the page that failed is not for the page that says so.
            if (HttpMethods.IsPost(context.Request.Method) && IsInPlaceOfAnother(context))
                context.Request.Method = HttpMethods.Get;

            return next(context);
        });
    }

    private static bool IsInPlaceOfAnother(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}
