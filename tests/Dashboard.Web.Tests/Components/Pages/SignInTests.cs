using Bunit;
using Dashboard.Web.Components.Pages.Account;
using Dashboard.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Pages;

public sealed class SignInTests : ScreenContext
{
    public SignInTests() => Services.AddSingleton<AntiforgeryStateProvider, NoAntiforgery>();

    [Fact]
    public void Form_OfThePage_PostsEmailPasswordAndTheChoiceToStay()
    {
        var form = Render<SignIn>().Find("form");

        Assert.Equal(("post", "/account/sign-in"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal(["returnUrl", "email", "password", "rememberMe", "credential"], form.QuerySelectorAll("input[name]").Select(input => input.GetAttribute("name")));
    }

    [Fact]
    public void FailedTry_IsSaidInASentence()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/sign-in?failed=1");

        Assert.NotEmpty(Render<SignIn>().Find("[role=alert]").TextContent);
    }

    [Fact]
    public void FirstTry_SaysNothing() => Assert.Empty(Render<SignIn>().FindAll("[role=alert]:not([hidden])"));

    [Theory]
    [InlineData("/orders?status=draft", "/orders?status=draft")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    public void ReturnUrl_OfAnotherSite_IsDropped(string given, string kept)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/sign-in?returnUrl={Uri.EscapeDataString(given)}");

        Assert.Equal(kept, Render<SignIn>().Find("[name=returnUrl]").GetAttribute("value"));
    }

    private sealed class NoAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
