namespace Kommunenkat.Web.Features.Answering;

/// <summary>Names the texts of this folder: AnsweringTexts.resx (Swedish) and AnsweringTexts.en.resx.</summary>
public sealed class AnsweringTexts;
