namespace Kommunenkat.Web.Features.Errors;

/// <summary>Stands for the texts in <c>ErrorTexts.resx</c> (Swedish) and <c>ErrorTexts.en.resx</c>.</summary>
public sealed class ErrorTexts;
